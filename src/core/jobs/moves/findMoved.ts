/** The ids of chunks, by the chapter that has them. */
export type ChapterChunks = ReadonlyMap<string, ReadonlySet<string>>;

/** Shares of chunks; chosen so that a chapter that was edited while it was moved is found, and never one of which only a part was taken. */
const nearlyAll = 0.8;
const atLeastHalf = 0.5;
const nextToNone = 0.2;

/** Whether a record knows (nearly) nothing of a chapter that has words: it is new, or its file was moved. */
export function isStranger(chunks: ReadonlySet<string>, record: ReadonlySet<string> = new Set()): boolean {
  return chunks.size > 0 && isUseless(chunks, record);
}

/** Whether a record may be that of a chapter: it knows nearly all of it, and isn't one of a far longer text. */
export function fits(chunks: ReadonlySet<string>, record: ReadonlySet<string>): boolean {
  return share(chunks, record) >= nearlyAll && share(record, chunks) >= atLeastHalf;
}

/**
 * Which records are those of other chapters now, from id to id: of chapters that are gone, or whose own text is strange to them. None is
 * named where two chapters fit a record, or two records a chapter. Pure.
 * @param planned all chapters that there are
 */
export function findMoved(planned: ChapterChunks, records: ChapterChunks): ReadonlyMap<string, string> {
  const strangers = [...planned].filter(([id, chunks]) => isStranger(chunks, records.get(id)));
  const free = [...records].filter(([id, record]) => isUseless(planned.get(id) ?? new Set(), record));
  const found = strangers.flatMap(([to, chunks]) =>
    free.filter(([, record]) => fits(chunks, record)).map(([from]) => [from, to] as const),
  );
  const isSure = ([from, to]: readonly [string, string]) =>
    found.filter((other) => other[0] === from || other[1] === to).length === 1;
  return new Map(found.filter(isSure));
}

function isUseless(chunks: ReadonlySet<string>, record: ReadonlySet<string>): boolean {
  return share(chunks, record) <= nextToNone;
}

/** How much of the first is in the second, from 0 to 1; 0 of nothing. */
function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : [...part].filter((id) => whole.has(id)).length / part.size;
}
