import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { remembering } from './recent.js';

/** More than the chunks of a few long chapters: what an edit didn't touch isn't hashed again. */
const kept = 4_000;

/** SHA-256 of a text (as UTF-8) or bytes, in lower-case hex, 64 characters. */
export function hash(data: string | Uint8Array): string {
  return bytesToHex(digest(data));
}

/** The first 16 hex characters (64 bits) of the hash of the parts; parts can't run into one another. */
export function shortHash(...parts: readonly string[]): string {
  return shortened(JSON.stringify(parts));
}

const shortened = remembering(kept, (text) => bytesToHex(digest(text).subarray(0, 8)));

function digest(data: string | Uint8Array): Uint8Array {
  return sha256(typeof data === 'string' ? utf8ToBytes(data) : data);
}
