import { baseName, withoutExtension, type BookPath } from '../base/paths.js';

/** A file or folder of a book that got another name or place inside it. */
export interface Move {
  readonly from: BookPath;
  readonly to: BookPath;
  readonly isFolder: boolean;
}

/** Where things of a book are after some were moved; undefined of what stays where it is. */
export interface Moved {
  file(path: BookPath): BookPath | undefined;
  /** From a chapter's id to its id. */
  chapter(id: string): string | undefined;
}

/** What these moves lead to. macOS may spell an accent in a file's name otherwise than the author did. */
export function movedBy(moves: readonly Move[]): Moved {
  const first = (to: (move: Move) => string | undefined) => {
    for (const move of moves) {
      const found = to(move);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    file: (path) => first((move) => (move.isFolder ? inFolder(move, path) : ofFileItself(move, path))),
    chapter: (id) => first((move) => (move.isFolder ? inFolder(move, id) : ofFile(move, id))),
  };
}

/** The file of a chapter, without its ending. */
export function fileOfChapter(id: string): BookPath {
  const at = baseName(id).lastIndexOf('@');
  return at <= 0 ? id : id.slice(0, id.length - baseName(id).length + at);
}

function inFolder({ from, to }: Move, path: string): string | undefined {
  const folder = `${from.normalize()}/`;
  return path.normalize().startsWith(folder) ? `${to}/${path.normalize().slice(folder.length)}` : undefined;
}

function ofFileItself({ from, to }: Move, path: string): string | undefined {
  return same(from, path) ? to : undefined;
}

/** A file's own chapter, or one of several in it. */
function ofFile({ from, to }: Move, id: string): string | undefined {
  const own = withoutExtension(from).normalize();
  if (same(own, id)) return withoutExtension(to);
  return same(own, fileOfChapter(id)) ? withoutExtension(to) + id.slice(fileOfChapter(id).length) : undefined;
}

function same(a: string, b: string): boolean {
  return a.normalize() === b.normalize();
}
