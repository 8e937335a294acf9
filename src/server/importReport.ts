import type { ImportReport } from '../core/model/importedBook.js';
import { plainMarkdown } from './plainMarkdown.js';
import { t } from './texts.js';
import { told } from './told.js';

/** What became of a file that was imported, as a Markdown document in the editor’s language. */
export function importReport(file: string, { title, author, chapters, pictures, findings }: ImportReport): string {
  const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  const head = [
    ...(author === undefined ? [] : [t('Author: {0}', plainMarkdown(author))]),
    t('Chapters: {0}', chapters.length),
    t('Words: {0}', words),
    t('Pictures: {0}', pictures),
  ];
  return [
    `# ${plainMarkdown(title)}`,
    t('Imported from {0}.', plainMarkdown(file)),
    head.map((line) => `- ${line}`).join('\n'),
    ...(findings.length > 0
      ? [
          `## ${t('What was left out or guessed')}`,
          findings.map(({ message }) => `- ${plainMarkdown(told(message))}`).join('\n'),
        ]
      : []),
    `## ${t('Chapters')}`,
    tableOf(chapters),
    '',
  ].join('\n\n');
}

function tableOf(chapters: ImportReport['chapters']): string {
  const rows = chapters.map(({ file, title, words, isNarrated }) => [
    plainMarkdown(file),
    plainMarkdown(title),
    String(words),
    isNarrated ? '' : t('not narrated'),
  ]);
  const titles = [t('File'), t('Title'), t('Words'), ''];
  return [titles, ['---', '---', '---:', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
