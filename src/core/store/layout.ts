import path from 'node:path';
import { safePath, unsafeName } from './safeName.js';

/** The folder of a book’s records and takes. */
export const stateFolderName = '.lector';

/** Every path under `.lector/`. All are absolute but `takeFile`, which is what records keep. */
export interface Layout {
  readonly folder: string;
  readonly gitignore: string;
  readonly locks: string;
  readonly chapters: string;
  readonly takes: string;
  readonly backups: string;
  /** What was learned of how voices speak. */
  readonly habits: string;
  /** A chapter's record; folders in its id become folders. */
  record(chapterId: string): string;
  /** The id of the chapter whose record that file is; undefined of other files, and where its name was shortened. */
  chapterOf(record: string): string | undefined;
  /** The chunks that stay dead. */
  readonly errorRegistry: string;
  /** What models replied, a file a reply. */
  readonly llmCache: string;
  /** Edits that wait for a person, and what became of them. */
  readonly patches: string;
  /** What came of agents beside their rules. */
  readonly trials: string;
  /** The folder of a chapter's backups. */
  backup(chapterId: string): string;
  /** Path of a take's audio inside the book, forward slashes. Named by its content, so that no take overwrites another. */
  takeFile(takeId: string, sha256: string): string;
  sidecar(takeId: string): string;
  /** Absolute form of a path inside the book. */
  absolute(file: string): string;
}

/** The layout of the book whose state lies in `stateRoot`. `platform` is `path`, `path.win32` or `path.posix`. */
export function createLayout(stateRoot: string, platform: typeof path.posix = path): Layout {
  const folder = platform.join(stateRoot, stateFolderName);
  const chapters = platform.join(folder, 'chapters');
  const backups = platform.join(folder, 'backup');
  const takes = platform.join(folder, 'takes');
  const record = (chapterId: string) => `${platform.join(chapters, ...names(chapterId))}.json`;
  return {
    folder,
    gitignore: platform.join(folder, '.gitignore'),
    locks: platform.join(folder, 'lock'),
    chapters,
    takes,
    backups,
    habits: platform.join(folder, 'voices.json'),
    errorRegistry: platform.join(folder, 'error_registry.json'),
    llmCache: platform.join(folder, 'llm_cache'),
    patches: platform.join(folder, 'staged_patches'),
    trials: platform.join(folder, 'ab'),
    record,
    chapterOf(file) {
      const parts = platform
        .relative(chapters, file)
        .replace(/\.json$/, '')
        .split(platform.sep);
      const id = parts.map(unsafeName).join('/');
      return record(id) === file ? id : undefined;
    },
    backup: (chapterId) => platform.join(backups, ...names(chapterId)),
    takeFile: (takeId, sha256) => `${stateFolderName}/takes/${takeId}.${sha256.slice(0, 12)}.wav`,
    sidecar: (takeId) => platform.join(takes, `${takeId}.json`),
    absolute: (file) => platform.join(stateRoot, ...file.split('/')),
  };
}

/** A folder of a chapter must not look like a record, and a backup's folder not like a backup. */
function names(chapterId: string): string[] {
  return safePath(chapterId).map((part) => part.replace(/\.json$/i, '%2Ejson'));
}
