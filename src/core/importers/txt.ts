import { throwIfCancelled } from '../base/cancellation.js';
import { assertHasChapters } from './assertHasChapters.js';
import { chapterLevel, divideIntoChapters } from './chapters.js';
import { decodeBytes } from './decodeBytes.js';
import { guessedEncoding } from './guessedEncoding.js';
import type { Importer } from './importer.js';
import { importPhrases } from './importPhrases.js';
import { importFinding } from './leftOut.js';
import { withoutGutenberg } from './plain/gutenberg.js';
import { paragraphsOf } from './plain/paragraphs.js';
import { readBlocks } from './plain/readBlocks.js';
import { takeTitlePage } from './plain/titlePage.js';

/** Plain text, with or without hard line ends. */
export const txt: Importer = {
  id: 'txt',
  endings: ['.txt', '.text'],
  read({ bytes, name }, signal) {
    const decoded = decodeBytes(bytes, name);
    throwIfCancelled(signal);
    const { text, about: toldAbout, wasThere } = withoutGutenberg(decoded.text.replace(/\r\n?/g, '\n'));
    const { about: shownAbout, rest } = takeTitlePage(paragraphsOf(text));
    const about = { ...shownAbout, ...toldAbout };
    const blocks = readBlocks(rest);
    const part = { blocks, isNarrated: true, isNew: true, level: chapterLevel(blocks) };
    const chapters = divideIntoChapters([part], new Map(), about);
    assertHasChapters(chapters, name);
    const findings = [
      ...guessedEncoding(decoded),
      ...(wasThere ? [importFinding('left-out-gutenberg', importPhrases.gutenberg)] : []),
      ...(blocks.some(({ type }) => type === 'heading')
        ? []
        : [importFinding('no-headings', importPhrases.noHeadings)]),
    ];
    return { ...about, chapters, pictures: new Map(), findings };
  },
};
