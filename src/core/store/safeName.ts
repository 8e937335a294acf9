import { shortHash } from '../base/hash.js';

const unsafe = /[<>:"|?*\\/%\p{Cc}]/gu;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const endsBadly = /[. ]$/;
const maxLength = 100;

/**
 * A file name that Windows, macOS and Linux all take, the same for the same text and another for another: characters
 * and words that Windows refuses are percent-encoded, `.` and `..` included. `shorten` makes a short stand-in for names
 * over 100 characters.
 */
export function safeName(text: string, shorten: (text: string) => string): string {
  const encoded = text
    .normalize('NFC')
    .replace(unsafe, percent)
    .replace(reserved, (word) => percent(word.charAt(0)) + word.slice(1))
    .replace(endsBadly, percent);
  return encoded.length <= maxLength ? encoded : `${encoded.slice(0, maxLength - 20)}%${shorten(text)}`;
}

/** A chapter's id as names of folders and a file, each as {@link safeName} makes them. */
export function safePath(chapterId: string): string[] {
  return chapterId.split('/').map((part) => safeName(part, shortHash));
}

/** The text that {@link safeName} made a name of; something else where it was shortened. */
export function unsafeName(name: string): string {
  return name.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
