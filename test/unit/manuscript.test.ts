import { deepEqual, equal, ok } from 'node:assert/strict';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import type { Manuscript } from '../../src/core/model/manuscript.js';
import { spokenText } from '../../src/core/model/spoken.js';

function parse(text: string): Manuscript {
  const engine = { maxTokens: 400, charsPerToken: 2.5 };
  return parseManuscript('part-1/night.md', text, { engine, skip: [], language: 'en', knownChunks: [] });
}

interface Odd {
  readonly name: string;
  readonly text: string;
  readonly title?: string;
  readonly spoken: readonly string[];
  readonly findings?: readonly string[];
}

const odd: readonly Odd[] = [
  { name: 'nothing', text: '', spoken: [] },
  { name: 'white space', text: ' \n\t\r\n ', spoken: [] },
  { name: 'no heading', text: 'Only words.', spoken: ['Only words.'] },
  { name: 'a byte order mark', text: '\uFEFF# Dawn\n\nIt is day.', title: 'Dawn', spoken: ['Dawn', 'It is day.'] },
  {
    name: 'a byte order mark, front matter and CRLF',
    text: '\uFEFF---\r\ntitle: Dusk\r\n---\r\n\r\nIt is\r\nnight.\r\n',
    title: 'Dusk',
    spoken: ['It is night.'],
  },
  { name: 'old line ends', text: 'One\rline.\r\rTwo.', spoken: ['One line.', 'Two.'] },
  { name: 'front matter without an end', text: '---\ntitle: x', spoken: ['title: x'] },
  {
    name: 'broken front matter',
    text: '---\ntitle: [a\n---\n\nWords.',
    spoken: ['Words.'],
    findings: ['front-matter'],
  },
  {
    name: 'a mistake in one field',
    text: '---\ntitle: Dusk\nlector:\n  rate: fast\n---\n\nWords.',
    title: 'Dusk',
    spoken: ['Words.'],
    findings: ['front-matter'],
  },
  { name: 'not to be narrated', text: '---\nlector:\n  narrate: false\n---\n\nWords.', spoken: [] },
  { name: 'emoji alone', text: '😀 🎉', spoken: [] },
  {
    name: 'an ornament between scenes',
    text: 'One.\n\n\\* \\* \\*\n\nTwo.\n\n⁂\n\nThree.',
    spoken: ['One.', 'Two.', 'Three.'],
  },
  { name: 'right to left', text: 'שלום עולם.', spoken: ['שלום עולם.'] },
  { name: 'Chinese', text: '你好。再见！', spoken: ['你好。再见！'] },
  { name: 'control characters', text: 'a\u0007b', spoken: ['ab'], findings: ['unspeakable-text'] },
  { name: 'half a character', text: 'a\uD83Db', spoken: ['ab'], findings: ['unspeakable-text'] },
  { name: 'deep quotes', text: `${'>'.repeat(5000)} deep`, spoken: ['deep'], findings: ['nested-too-deep'] },
  { name: 'endless emphasis', text: `${'*'.repeat(5000)}a`, spoken: ['a'], findings: ['nested-too-deep'] },
];

describe('manuscripts of every kind', () => {
  for (const { name, text, title = 'night', spoken, findings = [] } of odd) {
    it(name, () => {
      const manuscript = parse(text);
      const chunks = manuscript.chapters.flatMap((chapter) => chapter.chunks);
      equal(manuscript.title, title);
      deepEqual(
        chunks.map((chunk) => spokenText(chunk.spoken)),
        spoken,
      );
      deepEqual(
        manuscript.findings.map((finding) => finding.code),
        findings,
      );
      for (const run of chunks.flatMap((chunk) => chunk.spoken)) {
        if (run.verbatim) equal(text.slice(run.span.start, run.span.end), run.text);
      }
    });
  }

  it('a sentence of 50,000 characters is cut and told', () => {
    const manuscript = parse('sea '.repeat(12_500));
    ok(manuscript.chapters.every(({ chunks }) => chunks.every(({ spoken }) => spokenText(spoken).length <= 900)));
    deepEqual(
      manuscript.findings.map(({ code }) => code),
      ['sentence-over-limit'],
    );
  });
});

describe('front matter', () => {
  it('gives title, authors, language and Lector’s own block', () => {
    const text =
      '---\ntitle: Dusk\nauthor: [Ruth Vale, Tom Orr]\nlang: en_GB\nlector:\n  voice: joe\n  rate: 1.2\n---\n';
    deepEqual(readFrontMatter(text), {
      title: 'Dusk',
      author: 'Ruth Vale, Tom Orr',
      language: 'en-GB',
      voice: 'joe',
      rate: 1.2,
      narrate: true,
      findings: [],
      span: { start: 0, end: text.length - 1 },
    });
  });

  it('names the line of a mistake', () => {
    const [finding] = readFrontMatter('---\ntitle: Dusk\nlector:\n  rate: 9\n---\n').findings;
    equal(finding?.message, 'front matter:4: lector.rate: is over 2');
  });
});
