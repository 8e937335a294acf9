import { LectorError, isLectorError, messageOf } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import { stateFolderName } from './layout.js';

/** What can be done to a file or folder, as it is told. */
export const fileDeeds = [
  'writing',
  'reading',
  'listing',
  'looking at',
  'locking',
  'removing',
  'renaming to',
  'repairing',
  'setting aside',
  'syncing',
] as const;
type FileDeed = (typeof fileDeeds)[number];

/** ENOENT is what making folders one in another answers on a disk that is read-only. */
const unwritable: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOENT']);

const takesElsewhere =
  'Allow writing to this folder, or choose another place for takes: the setting lector.takes.path, or --out DIR on the ' +
  'command line.';
const folderElsewhere = 'Allow writing to this folder, or choose another one.';

/** What a failed file call means for a person: NO_SPACE, READ_ONLY, or IO_FAILED with the step that fits. */
export function fileFailure(error: unknown, doing: FileDeed, path: string): LectorError {
  if (isLectorError(error)) return error;
  const code = systemCode(error);
  const deed = `${doing} ${path}`;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new LectorError('NO_SPACE', `No space left for ${deed}.`, {
      cause: error,
      nextStep: 'Free some disk space and try again: nothing that was finished is lost.',
    });
  }
  if (code !== undefined && unwritable.has(code)) {
    const isOfTakes = path.split(/[/\\]/).includes(stateFolderName);
    return new LectorError('READ_ONLY', `Nothing can be written here: failed at ${deed}.`, {
      cause: error,
      nextStep: isOfTakes ? takesElsewhere : folderElsewhere,
      ...(isOfTakes && { subject: stateFolderName }),
    });
  }
  return new LectorError('IO_FAILED', `Failed at ${deed}: ${messageOf(error)}.`, {
    cause: error,
    nextStep: nextStepOf(code),
  });
}

function nextStepOf(code = ''): string {
  return code === 'EBUSY'
    ? 'Close the program that holds this file (often a virus scanner or a sync client) and try again.'
    : 'Check the disk and try again.';
}

/** The result of a file call, or undefined where the file or folder isn't there. @throws LectorError IO_FAILED */
export async function ifThere<T>(call: Promise<T>, doing: FileDeed, path: string): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw fileFailure(error, doing, path);
  }
}
