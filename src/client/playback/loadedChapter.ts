import { workspace } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { ChapterResult, ChapterView, ChunkView } from '../../protocol/messages/chapters.js';
import { methods } from '../../protocol/messages/methods.js';
import type { TakeResult } from '../../protocol/messages/takes.js';
import type { PlayerItem } from '../../protocol/panels.js';
import type { Chapters } from '../chapters.js';
import { isCancellation } from '../cancellation.js';
import type { Narration } from '../narration.js';
import type { Session } from '../session.js';
import { throttle } from '../throttle.js';
import { canonical } from '../uris.js';
import type { PlayerView } from '../views/playerView.js';
import { isSameItem, playerItem } from './playlist.js';
import { createTakes } from './takes.js';

/** At most four updates a second go to the player while a job runs. */
const updateMs = 250;
/** This many chunks from the playhead on have their takes asked for. */
const ahead = 4;

/** The chapter in the player, kept in step with the manuscript and the jobs that work on it. */
export interface LoadedChapter extends Disposable {
  readonly uri: string;
  readonly chapter: ChapterView;
  /** The document version that spans belong to. */
  readonly version: number;
  /** The chunk's take, or undefined where there is none. */
  takeOf(chunk: ChunkView): Promise<TakeResult | undefined>;
  peekTake(chunk: ChunkView): TakeResult | undefined;
  /** Sends the whole list again, to a player that is new. */
  send(): void;
  /** Has the takes from this chunk on fetched and sent, and running narrations speak it and what follows first. */
  playheadAt(chunkId: string): void;
  /** Whether what has no take will be narrated when it is reached; at first, and in a trusted workspace, it will. */
  expectSpeech(isExpected: boolean): void;
  readonly expectsSpeech: boolean;
}

export interface LoadedChapterOptions {
  readonly session: Session;
  readonly chapters: Chapters;
  readonly narration: Narration;
  readonly view: PlayerView;
  readonly onError: (error: unknown) => void;
  readonly lifetime: AbortSignal;
}

export function loadChapter(
  uri: string,
  first: { readonly result: ChapterResult; readonly chapter: ChapterView },
  { session, chapters, narration, view, onError, lifetime }: LoadedChapterOptions,
): LoadedChapter {
  const takes = createTakes(session, uri);
  /** Where the audio of chunks lies that were judged since this was loaded: known before their words are. */
  const told = new Map<string, string>();
  let { result, chapter } = first;
  let playhead = chapter.chunks[0]?.id;
  let isToBeSpoken = workspace.isTrusted;
  let sent: readonly PlayerItem[] = [];

  const refresh = throttle(updateMs, () => void update().catch(report));
  const subscriptions = [
    chapters.onDidChange((changed) => changed === uri && refresh()),
    narration.onDidChange(refresh),
    session.onJobEvent(({ uri: at, event, audioUri }) => {
      if ((event.kind !== 'judged' && event.kind !== 'heard') || at === undefined || canonical(at) !== uri) return;
      if (audioUri !== undefined) told.set(event.chunkId, audioUri);
      // What a listener waits for isn't kept back to spare updates.
      if (event.chunkId === playhead) void showNow(audioUri).catch(report);
    }),
    refresh,
  ];

  async function showNow(audioUri: string | undefined): Promise<void> {
    if (audioUri !== undefined) await view.allow(audioUri);
    look(chapters.peek(uri) ?? result);
    post();
    await fetchAhead();
  }

  async function update(): Promise<void> {
    look(await chapters.get(uri, lifetime));
    post();
    await fetchAhead();
  }

  function look(now: ChapterResult): void {
    result = now;
    chapter = now.chapters.find(({ id }) => id === chapter.id) ?? chapter;
  }

  async function fetchAhead(): Promise<void> {
    const from = Math.max(
      0,
      chapter.chunks.findIndex(({ id }) => id === playhead),
    );
    for (const chunk of chapter.chunks.slice(from, from + ahead)) {
      const take = await takes.get(chunk, result.version, lifetime);
      if (take) await view.allow(take.audioUri);
    }
    post();
  }

  function items(): readonly PlayerItem[] {
    return chapter.chunks.map((chunk) => {
      const known = chunk.hasTake ? (takes.peek(chunk, result.version)?.audioUri ?? told.get(chunk.id)) : undefined;
      const isComing = isToBeSpoken || narration.covers(uri, chunk);
      return playerItem(chunk, isComing, known === undefined ? undefined : view.audioUri(known));
    });
  }

  function post(): void {
    const before = sent;
    sent = items();
    const isSameList =
      sent.length === before.length && sent.every(({ chunkId }, at) => chunkId === before[at]?.chunkId);
    if (!isSameList) {
      const { title: book, author = '' } = result.book;
      view.post({ kind: 'load', title: chapter.title, book, author, items: sent });
    } else
      for (const [at, item] of sent.entries()) if (!isSameItem(before[at], item)) view.post({ kind: 'item', item });
  }

  function report(error: unknown): void {
    if (!isCancellation(error)) onError(error);
  }

  return {
    uri,
    get chapter() {
      return chapter;
    },
    get version() {
      return result.version;
    },
    takeOf: (chunk) => takes.get(chunk, result.version, lifetime),
    peekTake: (chunk) => takes.peek(chunk, result.version),
    send() {
      sent = [];
      post();
    },
    playheadAt(chunkId) {
      playhead = chunkId;
      void fetchAhead().catch(report);
      if (narration.isNarrating(uri)) void session.request(methods.playhead, { chunkId }, lifetime).catch(report);
    },
    get expectsSpeech() {
      return isToBeSpoken;
    },
    expectSpeech(isExpected) {
      isToBeSpoken = isExpected && workspace.isTrusted;
      if (sent.length > 0) post();
    },
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}
