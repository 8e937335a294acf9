import { EventEmitter, workspace, type Event } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';
import type { ChapterResult } from '../protocol/messages/chapters.js';
import { methods } from '../protocol/messages/methods.js';
import { settings } from '../protocol/names.js';
import { afterEvent } from './chapterEvents.js';
import type { Session } from './session.js';
import { debounce } from './throttle.js';
import { canonical } from './uris.js';

/** After a change of text or book, views wait this long, so that typing and bursts cost one look. */
const settleMs = 300;

/** The chapters of documents as the server last planned them, kept fresh; what every view and the player look at. */
export interface Chapters extends Disposable {
  /** Fires with a document's uri when its chapters may have changed; those who care call {@link get} again. */
  readonly onDidChange: Event<string>;
  get(uri: string, signal: AbortSignal): Promise<ChapterResult>;
  /** What is known without asking; may be a moment old. */
  peek(uri: string): ChapterResult | undefined;
}

interface Entry {
  readonly result: ChapterResult;
  readonly isFresh: boolean;
}

export function createChapters(session: Session): Chapters {
  const changes = new EventEmitter<string>();
  const entries = new Map<string, Entry>();
  const changed = new Set<string>();
  /** Counts changes, so that an answer to a question from before a change isn't taken for fresh. */
  let changeCount = 0;

  const settle = debounce(settleMs, () => {
    const uris = [...changed];
    changed.clear();
    for (const uri of uris) changes.fire(uri);
  });
  const age = (uri: string) => {
    changeCount++;
    const entry = entries.get(uri);
    if (!entry) return;
    entries.set(uri, { ...entry, isFresh: false });
    changed.add(uri);
    settle();
  };
  const ageAll = () => {
    changeCount++;
    for (const uri of entries.keys()) age(uri);
  };

  const subscriptions = [
    workspace.onDidChangeTextDocument(
      ({ document }) => document.languageId === 'markdown' && age(document.uri.toString()),
    ),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settings.section) && ageAll()),
    session.onBookChanged(ageAll),
    session.onDidChangeState((state) => state === 'running' && ageAll()),
    session.onJobEvent(({ uri, event }) => {
      if (event.kind === 'finished') ageAll();
      const key = uri === undefined ? undefined : canonical(uri);
      const entry = key === undefined ? undefined : entries.get(key);
      if (key === undefined || !entry) return;
      entries.set(key, { ...entry, result: afterEvent(entry.result, event) });
      changes.fire(key);
    }),
  ];

  return {
    onDidChange: changes.event,
    peek: (uri) => entries.get(uri)?.result,
    async get(uri, signal) {
      const entry = entries.get(uri);
      if (entry?.isFresh) return entry.result;
      const before = changeCount;
      const result = await session.request(methods.chapter, { uri }, signal);
      entries.set(uri, { result, isFresh: changeCount === before });
      return result;
    },
    dispose() {
      settle.dispose();
      changes.dispose();
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}
