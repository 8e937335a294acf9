import path from 'node:path';
import { withoutExtension } from '../base/paths.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import type { Book } from '../model/book.js';
import type { Manuscript } from '../model/manuscript.js';
import type { ChapterRecord } from '../model/record.js';
import type { PlanRequest } from '../model/request.js';
import type { DoubtfulLine } from '../model/utterance.js';
import type { Store } from '../store/openStore.js';
import { readInside } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { assertReadable } from './readText.js';
import { castPassages } from './castPassages.js';
import { voicedIn } from './voicedIn.js';
import { resolveSpeech, type FileSpeech } from './resolveSpeech.js';
import { foreignLetters } from './foreignLetters.js';
import { speechFindings } from './speechFindings.js';
import { unsaidSounds } from './unsaidSounds.js';

export interface Plan {
  readonly speech: FileSpeech;
  /** The same, as if the request named neither engine nor voice. @throws LectorError as resolveSpeech. */
  readonly ownSpeech: () => FileSpeech;
  readonly manuscript: Manuscript;
  /** The record of each chapter, empty where it was never narrated; by chapter id. */
  readonly records: ReadonlyMap<string, ChapterRecord>;
  /** What those of the cast may say who aren't voiced because that isn't sure. */
  readonly doubtful: readonly DoubtfulLine[];
  /** False when the front matter says `narrate: false`. */
  readonly isNarrated: boolean;
}

/**
 * Splits one file of a book into chunks for the engine that will speak it. Runs of sentences that were a chunk in the
 * last narration stay one, so that an edit in a long paragraph costs one chunk.
 * @throws LectorError as readInside, assertReadable, resolveSpeech and the store do.
 */
export async function planManuscript(
  world: Pick<JobWorld, 'engines' | 'evaluated' | 'modelsDir'>,
  store: Store,
  book: Book,
  file: string,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<Plan> {
  const open = request.text ?? request.texts?.get(path.join(book.root, file));
  const text = open ?? (await readInside(book.root, file, signal));
  assertReadable(text, file);
  const frontMatter = readFrontMatter(text);
  const speech = resolveSpeech(world, request, frontMatter, book);
  let doubtful: readonly DoubtfulLine[] = [];
  const isVoiced = voicedIn(world.engines, speech);
  const parse = (known: Iterable<ChapterRecord>) =>
    parseManuscript(file, text, {
      engine: speech.engine,
      skip: request.skip ?? [],
      language: speech.settings.language,
      knownChunks: [...known].flatMap((record) => knownTo(speech.engine.id, record)),
      ...(book.pronunciations && { pronunciations: book.pronunciations }),
      ...(isVoiced && {
        castPassages: (passages, language) => {
          const cast = castPassages(passages, language, speech.cast, isVoiced);
          doubtful = cast.doubtful;
          return cast.passages;
        },
      }),
    });

  const records = new Map<string, ChapterRecord>();
  await readInto(records, store, [withoutExtension(file)]);
  const first = parse(records.values());
  const others = first.chapters.map(({ id }) => id).filter((id) => !records.has(id));
  await readInto(records, store, others);
  const isKnownAnew = others.some((id) => Object.keys(records.get(id) ?? {}).length > 0);
  const manuscript = isKnownAnew ? parse(records.values()) : first;
  const { engine: _, voice: __, ...own } = request;
  const ownSpeech = () => resolveSpeech(world, own, frontMatter, book);
  const findings = [
    ...manuscript.findings,
    ...speechFindings(world.engines, speech, manuscript),
    ...(await unsaidSounds(world, speech, manuscript)),
    ...foreignLetters(manuscript),
  ];
  return {
    speech,
    ownSpeech,
    manuscript: { ...manuscript, findings },
    records,
    doubtful,
    isNarrated: frontMatter.narrate,
  };
}

/** The words of the chunks that this engine spoke or is about to: another one's limits would cut elsewhere. */
function knownTo(engine: string, record: ChapterRecord): readonly string[] {
  return Object.values(record)
    .filter((entry) => entry.engine_used === engine || entry.engine_used === null)
    .map((entry) => entry.text);
}

async function readInto(records: Map<string, ChapterRecord>, store: Store, ids: readonly string[]): Promise<void> {
  for (const id of ids) records.set(id, await store.readRecord(id));
}
