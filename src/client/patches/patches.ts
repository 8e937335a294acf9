import { EventEmitter, type Event } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { methods } from '../../protocol/messages/methods.js';
import type { DecidePatchParams, PatchItem } from '../../protocol/messages/patches.js';
import { isCancellation } from '../cancellation.js';
import { presentPlaces } from '../presentPlaces.js';
import type { Session } from '../session.js';
import { debounce } from '../throttle.js';
import { canonical } from '../uris.js';

/** The patches are asked for this long after the last change. */
const settleMs = 300;

/** The edits that were proposed, as the server last told them. */
export interface Patches extends Disposable {
  readonly onDidChange: Event<void>;
  /** Decided ones too, the oldest first. */
  readonly all: readonly PatchItem[];
  /** Those that wait for a person, in the order of the text; of one document where that is named. */
  waiting(uri?: string): readonly PatchItem[];
  /** Asks the server, and tells {@link onDidChange} where something is different. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Has a decision kept, and refreshes. @throws ResponseError as the server. */
  decide(patch: PatchItem, decision: DecidePatchParams['decision'], signal: AbortSignal): Promise<void>;
}

export function createPatches(session: Session, onError: (error: unknown) => void, lifetime: AbortSignal): Patches {
  const changes = new EventEmitter<void>();
  let all: readonly PatchItem[] = [];
  let questions = 0;

  async function refresh(signal: AbortSignal): Promise<void> {
    const question = ++questions;
    const found = await session.request(methods.patches, presentPlaces(), signal);
    if (question !== questions) return;
    const now = found.patches.map(({ about, ...patch }) => ({
      ...patch,
      uri: canonical(patch.uri),
      ...(about && { about: { ...about, uri: canonical(about.uri) } }),
    }));
    if (JSON.stringify(now) === JSON.stringify(all)) return;
    all = now;
    changes.fire();
  }
  const refreshSoon = debounce(settleMs, () => {
    // A server that gave up is started again by a person, not by a view that is drawn.
    if (session.state === 'failed') return;
    refresh(lifetime).catch((error: unknown) => {
      if (!isCancellation(error)) onError(error);
    });
  });
  const subscriptions = [
    changes,
    refreshSoon,
    session.onBookChanged(refreshSoon),
    session.onDidChangeState((state) => state === 'running' && refreshSoon()),
  ];

  return {
    onDidChange: changes.event,
    get all() {
      return all;
    },
    waiting: (uri) =>
      all
        .filter((patch) => patch.status === 'pending_review' && (uri === undefined || patch.uri === uri))
        .sort((a, b) => (a.uri === b.uri ? (a.span?.start ?? 0) - (b.span?.start ?? 0) : a.uri < b.uri ? -1 : 1)),
    refresh,
    async decide({ bookUri, id }, decision, signal) {
      await session.request(methods.decidePatch, { bookUri, id, decision }, signal);
      await refresh(signal);
    },
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}
