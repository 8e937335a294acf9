import type { FromPlayer } from '../../src/protocol/panels.js';
import { partAt } from '../shared/timeAxis.js';
import type { Transport } from './transport.js';

/** Seconds that an arrow key goes in a chunk. */
const stepSeconds = 2;

/** Has the page's two sliders, the waveform of the chunk and the strip of all chunks, obey pointer and keys. */
export function bindSliders(transport: Transport, send: (message: FromPlayer) => void): void {
  function goTo(index: number): void {
    const item = transport.items[Math.min(transport.items.length - 1, Math.max(0, index))];
    if (item) send({ kind: 'seek', chunkId: item.chunkId, seconds: 0 });
  }

  function goInto(seconds: number): void {
    const item = transport.items[transport.current];
    if (item) transport.play(item.chunkId, Math.min(item.seconds, Math.max(0, seconds)));
  }

  function byPointer({ target, offsetX }: MouseEvent): void {
    if (!(target instanceof HTMLCanvasElement) || target.clientWidth === 0) return;
    const share = offsetX / target.clientWidth;
    if (target.className === 'wave') goInto(share * (transport.items[transport.current]?.seconds ?? 0));
    else goTo(partAt(transport.items, share));
  }

  function byKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLCanvasElement)) return;
    const { items, current, seconds } = transport;
    const inChunk: Readonly<Record<string, number>> = {
      ArrowRight: seconds + stepSeconds,
      ArrowLeft: seconds - stepSeconds,
      Home: 0,
    };
    const inChapter: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: items.length - 1,
      Enter: current,
    };
    const isWave = event.target.className === 'wave';
    const goal = (isWave ? inChunk : inChapter)[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    if (isWave) goInto(goal);
    else goTo(goal);
  }

  document.body.addEventListener('click', byPointer);
  document.body.addEventListener('keydown', byKey);
}
