import { stat } from 'node:fs/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { untilCancelled } from '../core/base/cancellation.js';
import { LectorError } from '../core/base/errors.js';
import type { Book } from '../core/model/book.js';
import type { Finding } from '../core/model/verdict.js';
import type { PlanRequest, SpeechWish } from '../core/model/request.js';
import type { SpeechSettings } from '../core/model/settings.js';
import type { ChapterStatus, ChunkStatus, ManuscriptStatus } from '../core/model/state.js';
import type { ServerSettings } from '../protocol/messages.js';
import type { Documents } from './documents.js';
import type { LectorSlot } from './lectorSlot.js';
import type { Running } from './running.js';
import { toPath } from './uris.js';

/** One text, its chunks and where they stand, all of the same moment. */
export interface Plan {
  readonly uri: string;
  /** The text that was planned; version 0 when it isn't open. */
  readonly document: TextDocument;
  readonly language: string;
  /** How it is to be spoken, marks of single chunks aside. */
  readonly speech: SpeechSettings;
  readonly findings: readonly Finding[];
  readonly chapters: readonly ChapterStatus[];
}

/** Manuscripts and books as they are now; looked at again only when their text, their records or a setting changed. */
export interface Manuscripts {
  /** @throws LectorError as the core does, and FILE_MISSING for an untitled document. */
  plan(uri: string, signal: AbortSignal): Promise<Plan>;
  book(uri: string, signal: AbortSignal): Promise<Book>;
  /** What the core is asked with for a document or a book folder. */
  request(uri: string): PlanRequest;
  /** @throws LectorError BAD_ARGUMENT when the words of the chunk are no longer there. */
  chunk(uri: string, chunkId: string, signal: AbortSignal): Promise<ChunkStatus>;
  /** Records or book files changed: everything is looked at again when next asked for. */
  forget(): void;
}

interface World {
  readonly lector: LectorSlot;
  readonly documents: Documents;
  readonly running: Running;
  readonly settings: () => ServerSettings;
  /** Aborted when the server ends. */
  readonly lifetime: AbortSignal;
}

export function createManuscripts(world: World): Manuscripts {
  const { lector, documents, running, settings, lifetime } = world;
  const plans = new Map<string, { readonly stamp: unknown; readonly status: Promise<ManuscriptStatus> }>();
  const books = new Map<string, Promise<Book>>();

  function request(uri: string): PlanRequest {
    const { skip } = settings();
    const text = documents.get(uri)?.getText();
    return { path: toPath(uri), defaults: wishOf(settings()), skip, ...(text === undefined ? {} : { text }) };
  }
  /** The status of `uri` for its `stamp`, which differs whenever the text may differ. */
  function inspected(uri: string, stamp: unknown): Promise<ManuscriptStatus> {
    const known = plans.get(uri);
    if (known && known.stamp === stamp) return known.status;
    const asked = request(uri);
    const status = lector.use((core) => core.inspect(asked, lifetime));
    plans.set(uri, { stamp, status });
    status.catch(() => plans.get(uri)?.status === status && plans.delete(uri));
    return status;
  }
  async function plan(uri: string, signal: AbortSignal): Promise<Plan> {
    const closed = documents.get(uri) ? '' : await stampOfFile(toPath(uri));
    const open = documents.get(uri);
    const { manuscript, chapters, speech } = await untilCancelled(inspected(uri, open ?? closed), signal);
    return {
      uri,
      document: open ?? TextDocument.create(uri, 'markdown', 0, manuscript.text),
      language: manuscript.language,
      speech,
      findings: manuscript.findings,
      chapters: chapters.map(({ chapter, chunks }) => ({
        chapter,
        chunks: chunks.map((status) => running.over(uri, status)),
      })),
    };
  }
  return {
    plan,
    request,
    async book(uri, signal) {
      const path = toPath(uri);
      const book = books.get(path) ?? lector.use((core) => core.openBook(path, lifetime));
      books.set(path, book);
      book.catch(() => books.delete(path));
      return untilCancelled(book, signal);
    },
    async chunk(uri, chunkId, signal) {
      const { chapters } = await plan(uri, signal);
      const found = chapters.flatMap(({ chunks }) => chunks).find(({ chunk }) => chunk.id === chunkId);
      if (found) return found;
      throw new LectorError('BAD_ARGUMENT', `The chunk ${chunkId} is no longer in ${uri}.`, {
        nextStep: 'Its words have changed: narrate the chapter again.',
      });
    },
    forget() {
      plans.clear();
      books.clear();
    },
  };
}

/** An unset setting is an empty string, and a rate of 1 is no wish. */
function wishOf({ engine, voice, rate, language }: ServerSettings): SpeechWish {
  return {
    ...(engine && { engine }),
    ...(voice && { voice }),
    ...(rate !== 1 && { rate }),
    ...(language && { language }),
  };
}

/** A closed file is known by its time and size. */
async function stampOfFile(path: string): Promise<string> {
  const file = await stat(path).catch(() => undefined);
  return file ? `${file.mtimeMs} ${file.size}` : 'missing';
}
