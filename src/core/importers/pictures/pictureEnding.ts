const ascii = (bytes: Uint8Array, start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));

/**
 * What a picture’s file ends in, by how its bytes begin, whatever it is called; undefined where it is no picture that
 * Markdown’s readers show. SVG isn’t among them: it may hold scripts. JPEG: ISO/IEC 10918-1, B.1.1.3; PNG: ISO/IEC 15948, 5.2;
 * GIF: GIF89a specification, 17; WebP: RFC 9649, 2.4.
 */
export function pictureEnding(bytes: Uint8Array): '.jpg' | '.png' | '.gif' | '.webp' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return '.jpg';
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n') return '.png';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return '.gif';
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' ? '.webp' : undefined;
}
