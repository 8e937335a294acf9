import { createHash } from 'node:crypto';

/** SHA-256 of bytes in lower-case hex; native, because takes are large. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
