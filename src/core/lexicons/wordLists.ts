/** Words of a word list, and other files that it names; paths as they are written there. */
export interface ListedWords {
  readonly words: readonly string[];
  readonly files: readonly string[];
}

/** Lines of a list that are looked at; a dictionary of a whole language is no list of a book's words. */
const mostLines = 5_000;
const plainWord = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’. -]{0,99}$/u;

/** Harper's dictionaries, and LTeX's external files: a word a line, which LTeX takes out again with a hyphen before it. */
export function wordsOfLines(text: string): readonly string[] {
  return withoutHidden(linesOf(text));
}

/** Vale's `accept.txt`: a word or a regular expression a line, comments behind `#`. Expressions are left out, but for a leading `(?i)`. */
export function wordsOfVale(text: string): readonly string[] {
  return linesOf(text)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.replace(/^\(\?i\)/, ''))
    .filter((line) => plainWord.test(line) && !line.includes('.'));
}

/** Where a `.vale.ini` says that its styles lie; undefined where it doesn't. */
export function stylesPathOf(text: string): string | undefined {
  return /^[ \t]*StylesPath[ \t]*=[ \t]*(\S.*?)[ \t]*$/m.exec(text)?.[1];
}

/** What a `settings.json` of VS Code has of LTeX's dictionaries: words, and files behind a colon. Nothing where it can't be read. */
export function ltexWords(settings: string): ListedWords {
  const dictionaries = settingIn(settings, 'ltex.dictionary');
  if (typeof dictionaries !== 'object' || dictionaries === null) return { words: [], files: [] };
  const entries = Object.values(dictionaries)
    .flat()
    .filter((entry) => typeof entry === 'string')
    .slice(0, mostLines);
  const files = entries.filter((entry) => entry.startsWith(':')).map((entry) => entry.slice(1));
  return { words: withoutHidden(entries.filter((entry) => !entry.startsWith(':'))), files };
}

/** Where a `settings.json` says that Harper's dictionary of the workspace lies; undefined where it doesn't. */
export function harperPathOf(settings: string): string | undefined {
  const path = settingIn(settings, 'harper.workspaceDictPath');
  return typeof path === 'string' && path !== '' ? path : undefined;
}

/** JSON as VS Code reads it: with comments, and commas before closing brackets. */
function settingIn(text: string, key: string): unknown {
  const json = text
    .replace(/("(?:\\.|[^"\\\n])*")|\/\/.*|\/\*[^]*?\*\//g, (_, string: string | undefined) => string ?? '')
    .replace(/("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
  try {
    const read = JSON.parse(json) as unknown;
    return typeof read === 'object' && read !== null && Object.hasOwn(read, key)
      ? (read as Readonly<Record<string, unknown>>)[key]
      : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/, mostLines)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function withoutHidden(entries: readonly string[]): readonly string[] {
  const hidden = new Set(entries.filter((entry) => entry.startsWith('-')).map((entry) => entry.slice(1)));
  return entries.filter((entry) => plainWord.test(entry) && !hidden.has(entry));
}
