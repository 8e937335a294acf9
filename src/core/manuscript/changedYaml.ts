import { LectorError, messageOf } from '../base/errors.js';

/** What a change makes of a file's YAML. @throws LectorError BAD_CONFIG, with the file's name, where that fails. */
export function changedYaml(file: string, change: () => string): string {
  try {
    return change();
  } catch (error) {
    throw unchangeable(file, messageOf(error));
  }
}

/** What is thrown where a file of a book can't be changed; `why` is a clause. */
export function unchangeable(file: string, why: string): LectorError {
  return new LectorError('BAD_CONFIG', `${file} can’t be changed: ${why}.`, {
    nextStep: `Open ${file} and correct it.`,
  });
}

/** Why a file is left as it is though it could be read. */
export const harmful = 'it is written in a way that can’t be changed without harm';
