/** How a bad chapter is met: refused with an error, read with a finding, or simply read. */
export type Meeting =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'finding'; readonly code: string }
  | { readonly kind: 'spoken' };

export interface BadInput {
  readonly name: string;
  /** The chapter as it lies on disk. A text can also be typed in an editor. */
  readonly chapter: string | Uint8Array;
  readonly met: Meeting;
  /** What is spoken of it, where that is short. */
  readonly spoken?: readonly string[];
}

const refused = (code: string): Meeting => ({ kind: 'refused', code });
const finding = (code: string): Meeting => ({ kind: 'finding', code });
const spoken: Meeting = { kind: 'spoken' };

const lamp = 'The lamp was lit.';
const utf16le = Buffer.from(`\uFEFF# Lamp\n\n${lamp}\n`, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

/** Nine levels, each of nine aliases to the one below: 387 million strings if it were followed. */
export const aliasBomb = Array.from({ length: 9 }, (_, level) => {
  const below = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]`;
}).join('\n');

/** Chapters that no author should be able to hurt Lector with; each is met the same way by every face. */
export const badInputs: readonly BadInput[] = [
  { name: 'empty file', chapter: '', met: spoken, spoken: [] },
  { name: 'only white space', chapter: ' \n\t\r\n\u00a0\u3000\n', met: spoken, spoken: [] },
  { name: 'only a byte order mark', chapter: '\uFEFF', met: spoken, spoken: [] },
  { name: 'no heading', chapter: lamp, met: spoken, spoken: [lamp] },
  { name: '10 MB of prose', chapter: `${lamp} `.repeat(580_000), met: refused('FILE_TOO_LARGE') },
  { name: 'a million blank lines', chapter: '\n'.repeat(1_000_000), met: refused('FILE_TOO_LARGE') },
  {
    name: 'one sentence of 50,000 characters',
    chapter: `${'word '.repeat(10_000)}.`,
    met: finding('sentence-over-limit'),
  },
  { name: 'one word of 50,000 characters', chapter: 'x'.repeat(50_000), met: finding('sentence-over-limit') },
  { name: 'invalid UTF-8', chapter: Buffer.from('Caf\xe9 and t\xe9a.\n', 'latin1'), met: refused('BAD_ENCODING') },
  { name: 'UTF-8 cut inside a character', chapter: Buffer.from('Café').subarray(0, 4), met: refused('BAD_ENCODING') },
  { name: 'UTF-16 LE with a byte order mark', chapter: utf16le, met: spoken, spoken: ['Lamp', lamp] },
  { name: 'UTF-16 BE with a byte order mark', chapter: utf16be, met: spoken, spoken: ['Lamp', lamp] },
  { name: 'UTF-16 cut inside a character', chapter: utf16le.subarray(0, 9), met: refused('BAD_ENCODING') },
  { name: 'UTF-16 without a byte order mark', chapter: utf16le.subarray(2), met: refused('BAD_ENCODING') },
  {
    name: 'binary',
    chapter: Uint8Array.from({ length: 4_096 }, (_, at) => (at * 167) % 251),
    met: refused('BAD_ENCODING'),
  },
  { name: 'front matter that is no YAML', chapter: `---\ntitle: "A\n---\n${lamp}\n`, met: finding('front-matter') },
  { name: 'front matter of wrong types', chapter: `---\nlector: 7\n---\n${lamp}\n`, met: finding('front-matter') },
  {
    name: 'front matter that never ends',
    chapter: `---\ntitle: A\n\n${lamp}\n`,
    met: spoken,
    spoken: ['title: A', lamp],
  },
  { name: 'alias bomb in front matter', chapter: `---\n${aliasBomb}\n---\n${lamp}\n`, met: finding('front-matter') },
  {
    name: 'front matter whose keys are mappings',
    chapter: `---\n${'? '.repeat(500)}\n---\n${lamp}\n`,
    met: finding('front-matter'),
  },
  {
    name: 'front matter nested 5,000 deep',
    chapter: `---\na: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n---\n${lamp}\n`,
    met: finding('front-matter'),
  },
  { name: 'emoji', chapter: '👩‍👩‍👧‍👦🏳️‍🌈 Hello 👋🏽.', met: spoken },
  { name: 'only emoji', chapter: '😀😀😀', met: spoken },
  { name: 'right-to-left', chapter: 'שלום עולם. مرحبا بالعالم.', met: finding('foreign-letters') },
  { name: 'CJK', chapter: '吾輩は猫である。名前はまだ無い。', met: finding('foreign-letters') },
  { name: 'control characters', chapter: 'The \u0007lamp\u001b[31m was lit.', met: finding('unspeakable-text') },
  { name: 'bidi overrides', chapter: 'The \u202elamp\u202c was lit.', met: finding('unspeakable-text') },
  { name: 'a NUL', chapter: 'The \0 lamp.', met: refused('BAD_ENCODING') },
  { name: 'hundreds of accents on one letter', chapter: `a${'\u0301'.repeat(280)}.`, met: spoken },
  { name: 'thousands of nested block quotes', chapter: `${'> '.repeat(5_000)}deep`, met: finding('nested-too-deep') },
  {
    name: 'thousands of nested quotation marks',
    chapter: `${'“'.repeat(3_000)}deep${'”'.repeat(3_000)}`,
    met: finding('sentence-over-limit'),
  },
  { name: 'thousands of brackets', chapter: '['.repeat(20_000), met: finding('nested-too-deep') },
  {
    name: '600 backtick runs that nothing closes',
    chapter: Array.from({ length: 600 }, (_, at) => '`'.repeat(at + 1)).join(' a '),
    met: finding('nested-too-deep'),
  },
  { name: 'thousands of strikethroughs', chapter: '~~a'.repeat(20_000), met: finding('nested-too-deep') },
];
