import { ledgerOf } from '../manuscript/ledger.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import type { ImportedChapter, ImportReport } from '../model/importedBook.js';
import { chapterStem } from './exports/fileStem.js';

/** The texts of a new book by the names of their files, and what its chapters are. */
export interface BookFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly chapters: ImportReport['chapters'];
}

/** Chunks are of no interest here, only words. */
const parsing = {
  engine: { maxTokens: 400, charsPerToken: 4 },
  skip: [],
  language: 'en',
  knownChunks: [],
} as const;

/** What an imported book becomes on disk: `lector.yaml`, and `01-title.md` and on. Pure. */
export function bookFilesOf(
  about: { readonly title: string; readonly author: string | undefined; readonly language: string | undefined },
  chapters: readonly ImportedChapter[],
): BookFiles {
  const files = new Map<string, string>();
  const made = chapters.map((chapter, index) => {
    const file = `${chapterStem(index + 1, chapters.length, chapter.title)}.md`;
    const text = `${frontMatter(chapter)}${chapter.markdown}`;
    files.set(file, text);
    const { title, isNarrated } = chapter;
    const words = ledgerOf(parseManuscript(file, text, parsing), []).reduce((sum, each) => sum + each.words, 0);
    return { file, title, words, isNarrated };
  });
  files.set('lector.yaml', bookYaml(about, [...files.keys()]));
  return { files, chapters: made };
}

/** Says what the text itself doesn’t: a title where no heading gives it, and that nobody reads it aloud. */
function frontMatter({ title, markdown, isNarrated }: ImportedChapter): string {
  const lines = [
    ...(markdown.startsWith('# ') ? [] : [`title: ${yamlText(title)}`]),
    ...(isNarrated ? [] : ['lector:', '  narrate: false']),
  ];
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`;
}

function bookYaml(about: Readonly<Record<string, string | undefined>>, files: readonly string[]): string {
  const lines = Object.entries(about).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${yamlText(value)}`],
  );
  const chapters = files.map((file) => `  - ${yamlText(file)}`);
  return `# A book for Lector, imported. Chapters are read in this order.\n${['schema_version: 1', ...lines, 'chapters:', ...chapters].join('\n')}\n`;
}

/** A YAML string that means the same whatever is in it: JSON’s are YAML’s (YAML 1.2.2, 1.2). */
function yamlText(text: string): string {
  return JSON.stringify(text);
}
