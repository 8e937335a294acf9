import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LectorError } from '../core/base/errors.js';
import { t } from './texts.js';

const thisIsWindows = process.platform === 'win32';

/**
 * A file uri as an absolute path in the platform's own form; understands an encoded drive colon (`c%3A`).
 * @throws LectorError FILE_MISSING for an untitled document, BAD_ARGUMENT for anything else that names no file.
 */
export function toPath(uri: string, windows = thisIsWindows): string {
  if (uri.startsWith('untitled:')) {
    throw new LectorError('FILE_MISSING', t('This manuscript has no file yet, so its takes have nowhere to live.'), {
      nextStep: t('Save the file first.'),
    });
  }
  try {
    return fileURLToPath(uri, { windows });
  } catch (cause) {
    throw new LectorError('BAD_ARGUMENT', t("{0} doesn't name a file: takes are files beside the manuscript.", uri), {
      cause,
      nextStep: t('Open the manuscript from a folder on a disk.'),
    });
  }
}

/** An absolute path as a file uri, spelled exactly as VS Code spells it, so that uris can be compared as strings. */
export function toUri(path: string, windows = thisIsWindows): string {
  const slashed = windows ? path.replaceAll('\\', '/') : path;
  const [, authority = '', rest = slashed] = /^\/\/([^/]+)(\/.*)?$/.exec(slashed) ?? [];
  const rooted = rest.startsWith('/') ? rest : `/${rest}`;
  const drive = windows ? rooted.replace(/^\/[A-Z]:/, (letter) => letter.toLowerCase()) : rooted;
  return `file://${encodePart(authority)}${drive.split('/').map(encodePart).join('/')}`;
}

/** The uri of a take, whose file is a path inside the book with forward slashes. */
export function takeUri(stateRoot: string, file: string): string {
  return toUri(path.join(stateRoot, ...file.split('/')));
}

/** One part of a uri's path, also good as a file name. RFC 3986: all but unreserved characters, also the five that encodeURIComponent leaves. */
export function encodePart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
