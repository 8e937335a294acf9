import assert from 'node:assert/strict';
import { clockTime } from '../../src/core/exporters/clockTime.js';
import { crc32 } from '../../src/core/exporters/crc32.js';
import { cuesOf } from '../../src/core/exporters/cues.js';
import { sampleParts } from '../../src/core/exporters/retailSample.js';
import { chapterStem, fileStem } from '../../src/core/jobs/exports/fileStem.js';
import { chapterXhtml } from '../../src/core/manuscript/xhtml/chapterXhtml.js';
import { pictureUrls } from '../../src/core/manuscript/xhtml/pictureUrls.js';
import { bookOf } from '../helpers/exportStage.js';

describe('names of exported files', () => {
  const check = (title: string, expected: string) =>
    it(`${JSON.stringify(title)} is ${expected}`, () => assert.equal(fileStem(title, 'book'), expected));

  check('Down the Rabbit-Hole', 'down-the-rabbit-hole');
  check('Alice’s Adventures', 'alices-adventures');
  check('../../etc/passwd', 'etc-passwd');
  check('CON', '%63on');
  check('第一章', '第一章');
  check('?!', 'book');
  check('a'.repeat(100), 'a'.repeat(60));

  it('have as many digits as the last of them', () => assert.equal(chapterStem(7, 120, 'Seven'), '007-seven'));
});

describe('times and sums', () => {
  it('carry over', () => assert.equal(clockTime(3599.9996, '.'), '01:00:00.000'));
  it('go past a day', () => assert.equal(clockTime(100 * 3600, ','), '100:00:00,000'));
  it('CRC-32 has its check value', () => assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926));
});

describe('cues', () => {
  const [chapter] = bookOf({
    'a.md': `One two. ${'Many words that go on. '.repeat(1)}${'word '.repeat(60)}end.`,
  }).chapters;
  const cues = cuesOf(chapter?.timeline ?? assert.fail());

  it('are no longer than two lines', () =>
    assert.ok(
      cues.every(({ text }) => text.length <= 90),
      JSON.stringify(cues),
    ));
  it('hold every word once', () => {
    const words = cues.map(({ text }) => text).join(' ');
    assert.equal(words, `One two. Many words that go on. ${'word '.repeat(60)}end.`);
  });
  it('of a sentence in parts begin with their first word', () => {
    const long = cues.slice(2);
    for (const [index, { start }] of long.slice(1).entries()) assert.equal(start, long[index]?.end);
  });
});

describe('a retail sample', () => {
  const check = (what: string, texts: readonly string[], least: number, most: number) =>
    it(what, () => {
      const parts = sampleParts(bookOf(Object.fromEntries(texts.map((text, index) => [`${index}.md`, text]))));
      const seconds = parts.reduce((sum, { samples, chapter }) => sum + samples / chapter.timeline.sampleRate, 0);
      assert.ok(least <= seconds && seconds <= most, `${seconds} s`);
      const last = parts.at(-1) ?? assert.fail();
      const { pieces, sampleRate, samples } = last.chapter.timeline;
      const ends = pieces.flatMap(({ sentences }) => sentences.map(({ end }) => Math.round((end + 0.1) * sampleRate)));
      assert.ok([...ends, samples].includes(last.samples), 'it ends inside a sentence');
    });
  const sentence = `A${'a'.repeat(98)}.`;

  check('is a short book as a whole', [sentence], 11, 12);
  check(
    'goes on into the next chapters',
    [sentence, ...Array.from({ length: 3 }, () => `${sentence} `.repeat(9))],
    160,
    180,
  );
  check('has a first sentence that is too long as a whole', [`${'a'.repeat(1999)}. ${sentence}`], 200, 205);
});

describe('a chapter as XHTML', () => {
  const check = (what: string, text: string, marks: Parameters<typeof chapterXhtml>[2], expected: string) =>
    it(what, () => assert.equal(chapterXhtml(text, { start: 0, end: text.length }, marks, sourceOf), expected));
  const sourceOf = (url: string) => (url.includes(':') ? undefined : `../${url}`);
  const mark = (id: string, start: number, end: number) => ({ id, span: { start, end }, parts: [] });

  check('keeps emphasis', 'A *b* **c** `d`.\n', [], '<p>A <em>b</em> <strong>c</strong> <code>d</code>.</p>\n');
  check(
    'opens emphasis anew in the next sentence',
    'A *b. C* d.\n',
    [mark('s1', 0, 5), mark('s2', 6, 11)],
    '<p><span id="s1">A <em>b.</em></span><em> </em><span id="s2"><em>C</em> d.</span></p>\n',
  );
  check(
    'has words in sentences',
    'A b.\n',
    [
      {
        ...mark('s1', 0, 4),
        parts: [
          { id: 'w1', span: { start: 0, end: 1 } },
          { id: 'w2', span: { start: 2, end: 3 } },
        ],
      },
    ],
    '<p><span id="s1"><span id="w1">A</span> <span id="w2">b</span>.</span></p>\n',
  );
  check('breaks lines where the author does', 'a  \nb\\\nc\nd\n', [], '<p>a<br/>b<br/>c\nd</p>\n');
  check(
    'keeps code, with what looks like markup',
    '```\nif (a < b) {\n  c();\n}\n```\n',
    [],
    '<pre><code>if (a &lt; b) {\n  c();\n}</code></pre>\n',
  );
  check(
    'links to the web alone',
    '[a](https://b.example/?c&d) [e](javascript:f) [g](h.md)\n',
    [],
    '<p><a href="https://b.example/?c&amp;d">a</a> e g</p>\n',
  );
  check(
    'writes notes',
    'A[^1].\n\n[^1]: B.\n',
    [],
    '<p>A<sup>1</sup>.</p>\n<aside><p><sup>1</sup></p>\n<p>B.</p>\n</aside>\n',
  );
  check(
    'writes tables',
    '| a | b |\n|---|---|\n| c | d |\n',
    [],
    '<table><tr><th>a</th>\n<th>b</th>\n</tr>\n<tr><td>c</td>\n<td>d</td>\n</tr>\n</table>\n',
  );
  check('writes lists', '3. a\n4. b\n', [], '<ol start="3"><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n');
  check(
    'leaves out comments and HTML',
    '<!-- lector: pause=1s -->\n\n<div>x</div>\n\na <b>c</b>\n',
    [],
    '<p>a c</p>\n',
  );
  check(
    'shows pictures of the book with their descriptions, inside the sentence that says these',
    'A ![b *c*\n"d"](e.png).\n',
    [mark('s1', 0, 23)],
    '<p><span id="s1">A <img src="../e.png" alt="b c &quot;d&quot;"/>.</span></p>\n',
  );
  check('shows one without a description', '![](e.png)\n', [], '<p><img src="../e.png" alt=""/></p>\n');
  check(
    'shows one that is named by a reference',
    '![b][c] ![D] [e][c]\n\n[c]: <f g.png> "h"\n[d]: i.png\n[c]: no.png\n',
    [],
    '<p><img src="../f g.png" alt="b"/> <img src="../i.png" alt="D"/> e</p>\n',
  );
  check(
    'leads where a reference says',
    '[a][b] [c][]\n\n[b]: https://d.example/e\n[C]: mailto:f@g.example\n',
    [],
    '<p><a href="https://d.example/e">a</a> <a href="mailto:f@g.example">c</a></p>\n',
  );
  check(
    'leaves the description of a picture that isn’t in the book',
    '![b](https://c.example/d.png) ![e][f]\n\n[f]: https://c.example/g.png\n',
    [],
    '<p>b e</p>\n',
  );
});

describe('pictures of a chapter', () => {
  const check = (text: string, start: number, expected: readonly string[]) =>
    it(JSON.stringify(text), () => assert.deepEqual(pictureUrls(text, { start, end: text.length }), expected));

  check('![a](b.png) *![c](<d e.png>)*\n\n> ![f](g%20h.png "i")\n', 0, ['b.png', 'd e.png', 'g%20h.png']);
  check('![a][b] ![c]\n\n[b]: d.png\n', 0, ['d.png']);
  check('`![a](b.png)`\n\n    ![c](d.png)\n', 0, []);
  check('![a](b.png)\n\n![c](d.png)\n', 12, ['d.png']);
});
