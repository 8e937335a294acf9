import { stat } from 'node:fs/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { untilCancelled } from '../core/base/cancellation.js';
import { LectorError } from '../core/base/errors.js';
import type { Book } from '../core/model/book.js';
import type { PauseSeconds } from '../core/model/chunk.js';
import type { Finding } from '../core/model/verdict.js';
import type { PlanRequest, SpeechWish } from '../core/model/request.js';
import type { SpeechSettings } from '../core/model/settings.js';
import type { ChapterStatus, ChunkStatus, ManuscriptStatus } from '../core/model/state.js';
import type { DoubtfulLine } from '../core/model/utterance.js';
import type { ServerSettings } from '../protocol/messages/settings.js';
import type { Documents } from './documents.js';
import type { LectorSlot } from './lectorSlot.js';
import type { Running } from './running.js';
import type { Places } from './places.js';
import { t } from './texts.js';

/** One text, its chunks and where they stand, all of the same moment. */
export interface Plan {
  readonly uri: string;
  /** The text that was planned; version 0 when it isn't open. */
  readonly document: TextDocument;
  readonly language: string;
  /** How it is to be spoken, marks of single chunks aside. */
  readonly speech: SpeechSettings;
  readonly findings: readonly Finding[];
  /** Silence by reason, where the book has its own. */
  readonly pauses?: Partial<PauseSeconds>;
  readonly chapters: readonly ChapterStatus[];
  /** What those of the cast may say who aren't voiced because that isn't sure. */
  readonly doubtful: readonly DoubtfulLine[];
}

/** Manuscripts and books as they are now; looked at again only when their text, their records or a setting changed. */
export interface Manuscripts {
  /** @throws LectorError as the core does, and FILE_MISSING for an untitled document. */
  plan(uri: string, signal: AbortSignal): Promise<Plan>;
  book(uri: string, signal: AbortSignal): Promise<Book>;
  /** What the core is asked with for a document or a book folder. @throws LectorError as book */
  request(uri: string, signal: AbortSignal): Promise<PlanRequest>;
  /** @throws LectorError BAD_ARGUMENT when the words of the chunk are no longer there. */
  chunk(uri: string, chunkId: string, signal: AbortSignal): Promise<ChunkStatus>;
  /** Records or book files changed: everything, or that document, is looked at again when next asked for. */
  forget(uri?: string): void;
}

interface World {
  readonly lector: LectorSlot;
  readonly documents: Documents;
  readonly running: Running;
  readonly places: Places;
  readonly settings: (uri: string) => ServerSettings;
  /** Aborted when the server ends. */
  readonly lifetime: AbortSignal;
}

export function createManuscripts(world: World): Manuscripts {
  const { lector, documents, places, running, settings, lifetime } = world;
  const plans = new Map<string, { readonly stamp: unknown; readonly status: Promise<ManuscriptStatus> }>();
  const books = new Map<string, Promise<Book>>();

  /** All but where takes lie; of the very moment, so that it belongs to the stamp it is asked with. */
  function asked(uri: string): PlanRequest {
    const { skip, ...wish } = settings(uri);
    const text = documents.get(uri)?.getText();
    return {
      path: places.pathOf(uri),
      defaults: wishOf(wish),
      skip,
      ...(text === undefined ? { texts: documents.texts() } : { text }),
    };
  }
  function book(uri: string): Promise<Book> {
    const path = places.pathOf(uri);
    const text = documents.get(uri)?.getText();
    const known = books.get(path) ?? openAt({ path, ...(text === undefined ? {} : { text }) });
    books.set(path, known);
    known.catch(() => books.delete(path));
    return known;
  }
  async function openAt(request: Pick<PlanRequest, 'path' | 'text'>): Promise<Book> {
    const opened = await lector.use((core) => core.openBook(request, lifetime));
    return { ...opened, stateRoot: await places.stateRootOf(opened.root) };
  }
  async function placed(request: PlanRequest, of: Promise<Book>): Promise<PlanRequest> {
    const { stateRoot } = await of;
    return { ...request, stateRoot };
  }
  /** The status of `uri` for its `stamp`, which differs whenever the text may differ. */
  function inspected(uri: string, stamp: unknown): Promise<ManuscriptStatus> {
    const known = plans.get(uri);
    if (known && known.stamp === stamp) return known.status;
    const request = asked(uri);
    const status = book(uri).then((kept) => lector.use((core) => core.inspect({ ...request, book: kept }, lifetime)));
    plans.set(uri, { stamp, status });
    status.catch(() => plans.get(uri)?.status === status && plans.delete(uri));
    return status;
  }
  async function plan(uri: string, signal: AbortSignal): Promise<Plan> {
    const closed = documents.get(uri) ? '' : await stampOfFile(places.pathOf(uri));
    const open = documents.get(uri);
    const {
      manuscript,
      chapters,
      speech,
      pauses,
      doubtful = [],
    } = await untilCancelled(inspected(uri, open ?? closed), signal);
    return {
      uri,
      document: open ?? TextDocument.create(uri, 'markdown', 0, manuscript.text),
      language: manuscript.language,
      speech,
      findings: manuscript.findings,
      ...(pauses && { pauses }),
      doubtful,
      chapters: chapters.map(({ chapter, chunks }) => ({
        chapter,
        chunks: chunks.map((status) => running.over(uri, status)),
      })),
    };
  }
  return {
    plan,
    request: (uri, signal) => untilCancelled(placed(asked(uri), book(uri)), signal),
    book: (uri, signal) => untilCancelled(book(uri), signal),
    async chunk(uri, chunkId, signal) {
      const { chapters } = await plan(uri, signal);
      const found = chapters.flatMap(({ chunks }) => chunks).find(({ chunk }) => chunk.id === chunkId);
      if (found) return found;
      throw new LectorError('BAD_ARGUMENT', t('The chunk {0} is no longer in {1}.', chunkId, uri), {
        nextStep: t('Its words have changed: narrate the chapter again.'),
      });
    },
    forget(uri) {
      if (uri !== undefined) {
        plans.delete(uri);
        return;
      }
      plans.clear();
      books.clear();
    },
  };
}

/** An unset setting is an empty string, and a rate of 1 is no wish. */
function wishOf({ engine, voice, rate, language, fallback }: Omit<ServerSettings, 'skip'>): SpeechWish {
  return {
    ...(engine && { engine }),
    ...(voice && { voice }),
    ...(rate !== 1 && { rate }),
    ...(language && { language }),
    ...(fallback.length > 0 && { fallback }),
  };
}

/** What a closed file is known by: its time and size. */
export async function stampOfFile(path: string): Promise<string> {
  const file = await stat(path).catch(() => undefined);
  return file ? `${file.mtimeMs} ${file.size}` : 'missing';
}
