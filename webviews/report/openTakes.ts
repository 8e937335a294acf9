import type { FromReport, ReportView, TakeItem } from '../../src/protocol/panels.js';
import { createTakeDeck } from './takeDeck.js';
import type { TakeListProps } from './takeList.js';

/** The chunk whose recordings are shown, if any is. */
export interface OpenTakes {
  /** Shows a chunk's recordings once they come. */
  open(chunkId: string): void;
  close(): void;
  /** Takes over what came for a chunk. */
  receive(chunkId: string, takes: readonly TakeItem[]): void;
  /** Asks anew where the report says something else of the chunk. */
  refresh(report: ReportView): void;
  /** Whether the key was one of this list's. */
  press(key: string): boolean;
  /** What is to be drawn; undefined while nothing is open. */
  props(report: ReportView): TakeListProps | undefined;
}

export function createOpenTakes(send: (message: FromReport) => void, changed: () => void): OpenTakes {
  let chunkId: string | undefined;
  let takes: readonly TakeItem[] | undefined;
  let told = '';
  let wasPlaying = false;
  const deck = createTakeDeck(() => {
    if (deck.isPlaying && !wasPlaying) send({ kind: 'hear' });
    wasPlaying = deck.isPlaying;
    changed();
  });

  const rowOf = (report: ReportView) => report.rows.find((row) => row.chunkId === chunkId);

  function close(): void {
    const opened = chunkId;
    chunkId = takes = undefined;
    deck.load([]);
    changed();
    document.querySelector<HTMLElement>(`button[data-takes="${CSS.escape(opened ?? '')}"]`)?.focus();
  }

  return {
    open(id) {
      deck.load([]);
      [chunkId, takes, told] = [id, undefined, ''];
      send({ kind: 'takes', chunkId: id });
    },
    close,
    receive(id, given) {
      if (id !== chunkId) return;
      const isNew = takes === undefined;
      takes = given;
      deck.load(given);
      changed();
      if (isNew) requestAnimationFrame(() => document.querySelector<HTMLElement>('.takes button.sound')?.focus());
    },
    refresh(report) {
      const row = rowOf(report);
      const now = row ? JSON.stringify(row) : '';
      if (chunkId !== undefined && told !== '' && now !== told) send({ kind: 'takes', chunkId });
      told = now;
    },
    press(key) {
      if (takes === undefined) return false;
      if (key === 'Escape') close();
      else if (key.toLowerCase() === 'x' && takes.length > 1) deck.swap();
      else return false;
      return true;
    },
    props(report) {
      const row = rowOf(report);
      if (!row || !takes) return undefined;
      const use = ({ takeId, sha256 }: TakeItem) => send({ kind: 'use', chunkId: row.chunkId, takeId, sha256 });
      return { index: row.index, takes, deck, use, close };
    },
  };
}
