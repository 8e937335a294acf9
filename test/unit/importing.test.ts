import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CancelledError } from '../../src/core/base/cancellation.js';
import { importBook } from '../../src/core/jobs/importBook.js';
import { chaptersOf, check, read, refuse } from '../helpers/imported.js';

describe('HTML becomes chapters of Markdown', () => {
  const page = (body: string) => `<html lang="en"><head><title>The Lamp</title></head><body>${body}</body></html>`;
  check(
    'each heading of the level of which there are several begins one',
    'html',
    page('<h1>The Lamp</h1><h2>One</h2><p>A.</p><h3>Later</h3><p>B.</p><h2>Two</h2><p>C.</p>'),
    [
      ['One', '# One\n\nA.\n\n## Later\n\nB.'],
      ['Two', '# Two\n\nC.'],
    ],
  );
  check('what stands before the first is a chapter by itself', 'html', page('<p>For Ines.</p><h1>One</h1><p>A.</p>'), [
    ['The Lamp', 'For Ines.'],
    ['One', '# One\n\nA.'],
  ]);
  check(
    'emphasis, quotes, lists, tables, scene breaks, line ends',
    'html',
    page(
      '<h1>One</h1><p>So <i>very</i> <b>dark</b>.<br>Yes.</p><hr><blockquote><p>Turn</p></blockquote><ol start="3"><li>x<li>y</ol><p>* * *</p>' +
        '<table><caption>Ships</caption><tr><th>a<th>b<tr><td>1<td>2</table>',
    ),
    [
      [
        'One',
        '# One\n\nSo *very* **dark**.\\\nYes.\n\n* * *\n\n> Turn\n\n3. x\n4. y\n\n* * *\n\nShips\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      ],
    ],
  );
  check(
    'emphasis that a word processor left is that of its words',
    'html',
    page(
      '<h1>One</h1><p>So <i>very </i>dark<i> indeed</i>. <em>Oil low.</em><em> </em><em>Wind west.</em> <b><i>Both </i></b>x.</p>' +
        '<p>The Gannet<i>, old</i> ship; the <i>Ness</i><i>, </i>new; <b>why?</b>she <s> </s>asked. <i>One<br></i>Two. un<i>believ</i>able <b></b>“<i>Oh!</i>” <i>so</i> <i>far</i></p>',
    ),
    [
      [
        'One',
        '# One\n\nSo *very* dark *indeed*. *Oil low. Wind west.* **_Both_** x.\n\n' +
          'The Gannet, *old* ship; the *Ness,* new; **why**?she asked. *One*\\\nTwo. un*believ*able “*Oh!*” *so* *far*',
      ],
    ],
  );
  check(
    'what Markdown would take for markup is escaped',
    'html',
    page(
      '<h1>One</h1><p>1. * _a_ [b] &lt;i&gt; `c` &amp;amp; #</p><p># d</p><p>- e</p><p>www.a.example ~~f~~ [^1]</p>',
    ),
    [
      [
        'One',
        '# One\n\n1\\. \\* \\_a\\_ \\[b] \\<i> \\`c\\` \\&amp; #\n\n\\# d\n\n\\- e\n\nwww\\.a.example \\~\\~f\\~\\~ \\[^1]',
      ],
    ],
  );
  check(
    'links to the web stay, those inside the book leave their words',
    'html',
    page('<h1>One</h1><p><a href="https://a.example/">a</a> <a href="#x">b</a> <a href="javascript:c()">c</a></p>'),
    [['One', '# One\n\n[a](https://a.example/) b c']],
  );
  check(
    'notes are notes again, without their way back',
    'html',
    page(
      '<h1>One</h1><p>Dark<a href="#fn1" id="r1" role="doc-noteref">1</a>.</p><h1>Two</h1><p>Light<sup><a href="#ftn2" id="r2">*</a></sup>.</p><p><a id="ftn2" href="#r2">*</a> Faint.</p>' +
        '<section role="doc-endnotes"><hr><ol><li id="fn1"><p>Very. <a href="#r1" role="doc-backlink">↩</a></p></li></ol></section>',
    ),
    [
      ['One', '# One\n\nDark[^1].\n\n[^1]: Very.'],
      ['Two', '# Two\n\nLight[^2].\n\n[^2]: Faint.'],
    ],
  );
  check(
    'what nobody can read aloud is left out, and told',
    'html',
    page(
      '<script>x()</script><style>p{}</style><nav><a href="#a">A</a></nav><h1>One</h1><p><img src="a.png" alt="A ship">.<!-- lector:skip --></p><video></video>',
    ),
    [['One', '# One\n\nA ship.']],
    ['left-out-scripts', 'left-out-navigation', 'left-out-pictures', 'left-out-media'],
  );
  it('title, author and language are those of the page', async () => {
    const { title, author, language } = await read(
      'html',
      '<html lang="de"><title>Die Lampe</title><meta name="author" content="Ines Marrow"><p>Ja.</p>',
    );
    assert.deepEqual([title, author, language], ['Die Lampe', 'Ines Marrow', 'de']);
  });
  it('is read in the encoding that it declares', async () => {
    const bytes = Buffer.from('<meta charset="iso-8859-2"><p>\xb9</p>', 'latin1');
    assert.deepEqual(chaptersOf(await read('html', bytes)), [['Opening', 'š']]);
  });
  refuse('a page without words', 'html', '<img src="a.png">', 'BAD_ARGUMENT', /no text/);
});

describe('plain text becomes chapters of Markdown', () => {
  check(
    'lines are joined, chapters found',
    'txt',
    'The Lamp\nby Ines Marrow\n\n\nCHAPTER I.\nThe Keeper\n\nIt was\n_very_ dark.\n\n* * *\n\n  Turn, fire,\n  and turn.\n\nChapter Two\n\nLight.\n',
    [
      [
        'CHAPTER I. The Keeper',
        '# CHAPTER I. The Keeper\n\nIt was *very* dark.\n\n* * *\n\n> Turn, fire,\\\n> and turn.',
      ],
      ['Chapter Two', '# Chapter Two\n\nLight.'],
    ],
  );
  check('Roman numerals alone', 'txt', 'I\n\nDark.\n\nII\n\nI am.\n', [
    ['I', '# I\n\nDark.'],
    ['II', '# II\n\nI am.'],
  ]);
  check(
    'capitals after two blank lines',
    'txt',
    'THE KEEPER\n\nDark.\n\nSTOP!\n\n\nTHE STORM\n\nLight.\n\n\nTHE END OF IT\n\nGone.\n',
    [
      ['Opening', 'THE KEEPER\n\nDark.\n\nSTOP!'],
      ['THE STORM', '# THE STORM\n\nLight.'],
      ['THE END OF IT', '# THE END OF IT\n\nGone.'],
    ],
  );
  check(
    'sentences that begin as headings do are none',
    'txt',
    'Chapter 1\n\nPart one of the plan was simple, and she liked it.\n\nI\n',
    [['Chapter 1', '# Chapter 1\n\nPart one of the plan was simple, and she liked it.\n\nI']],
  );
  check(
    'a line a paragraph where nothing is broken by hand',
    'txt',
    `${'word '.repeat(40)}\n${'more '.repeat(40)}\n`,
    [['Opening', `${'word '.repeat(40).trim()}\n\n${'more '.repeat(40).trim()}`]],
    ['no-headings'],
  );
  it('indents begin paragraphs where nothing else does', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `${index % 3 === 0 ? '   ' : ''}Line ${index}`).join('\n');
    const [[, markdown] = []] = chaptersOf(await read('txt', text));
    assert.equal(
      markdown,
      'Line 0 Line 1 Line 2\n\nLine 3 Line 4 Line 5\n\nLine 6 Line 7 Line 8\n\nLine 9 Line 10 Line 11',
    );
  });
  it('Project Gutenberg’s words around it are left out, and what they say is known', async () => {
    const book = await read(
      'txt',
      'The Project Gutenberg eBook\r\n\r\nTitle: The Lamp\r\nAuthor: Ines Marrow\r\nLanguage: German\r\n\r\n*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***\r\n\r\nI.\r\n\r\nDunkel.\r\n\r\n*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP ***\r\nLicence\r\n',
    );
    assert.deepEqual([book.title, book.author, book.language], ['The Lamp', 'Ines Marrow', 'de']);
    assert.deepEqual(chaptersOf(book), [['I.', '# I.\n\nDunkel.']]);
    assert.deepEqual(
      book.findings.map(({ code }) => code),
      ['left-out-gutenberg'],
    );
  });
  check('UTF-16', 'txt', Buffer.from('\ufeffI\n\n“Ja.”\n', 'utf16le'), [['I', '# I\n\n“Ja.”']]);
  check(
    'Windows-1252, told',
    'txt',
    Buffer.from('I\n\n\x93Caf\xe9\x94\n', 'latin1'),
    [['I', '# I\n\n“Café”']],
    ['encoding-guessed'],
  );
  refuse('no text at all', 'txt', 'a\0b', 'BAD_ENCODING', /not a text file/);
  refuse('nothing', 'txt', '\n\n', 'BAD_ARGUMENT', /no text/);
});

it('an import that is cancelled leaves nothing behind', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector import '));
  const file = path.join(folder, 'a.txt');
  await writeFile(file, 'I\n\nDark.\n');
  const cancelled = new AbortController();
  const importing = importBook({ file, folder: path.join(folder, 'book') }, cancelled.signal);
  cancelled.abort();
  await assert.rejects(importing, CancelledError);
  assert.deepEqual(await readdir(folder), ['a.txt']);
  await rm(folder, { recursive: true });
});
