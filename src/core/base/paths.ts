/** A manuscript's path inside its book, always with forward slashes: `part-1/chapter-02.md`. */
export type BookPath = string;

/** The last part of a path with either kind of slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The path without its last extension: `a/b.md` → `a/b`. */
export function withoutExtension(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? path : path.slice(0, path.length - (name.length - dot));
}
