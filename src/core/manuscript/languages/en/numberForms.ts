/** Patterns that the rules for numbers share, to be built into larger ones with the flag `u`. */

/** `12`, `1,204`. */
export const whole = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)`;
/** `12`, `1,204.5`, `.5`. */
export const amount = String.raw`(?:${whole}(?:\.\d+)?|\.\d+)`;
/** A number starts here and isn't the tail of a word, a date, a time, a code in groups or another number. */
export const start = String.raw`(?<![\p{L}\p{N}_])(?<!\d[.,:/])(?<![.,])(?<![\p{L}\d^]-)(?<!\^)`;
/** A minus, not a hyphen: nothing but white space or an opening mark stands before it. */
export const minus = String.raw`(?:(?<=^|[\s(\[“"'‘?!,;])[-−])`;
export const dash = String.raw`\s?[-–—]\s?`;
export const magnitude = 'thousand|million|billion|trillion|lakh|crore';

/** `-` or nothing → minus or nothing. */
export function sign(written: string | undefined): string {
  return written === undefined ? '' : 'minus ';
}
