import type { TakeItem } from '../../src/protocol/panels.js';

/** Plays the recordings of one chunk, one at a time; two of them are A and B. */
export interface TakeDeck {
  /** Puts these in the place of what was there; what plays is silent then. */
  load(takes: readonly TakeItem[]): void;
  /** Plays one from its beginning. */
  play(place: number): void;
  pause(): void;
  /** Goes on with the other one of A and B, at the same share of its length. */
  swap(): void;
  readonly isPlaying: boolean;
  /** The places of the one that is heard or was heard last, and of the one to compare it with. */
  readonly pair: readonly [number, number];
}

/** @param changed called whenever something else is heard */
export function createTakeDeck(changed: () => void): TakeDeck {
  let takes: readonly TakeItem[] = [];
  let sounds: readonly HTMLAudioElement[] = [];
  let pair: readonly [number, number] = [0, 1];

  function soundOf({ wav }: TakeItem): HTMLAudioElement {
    const sound = new Audio(URL.createObjectURL(new Blob([wav.slice()], { type: 'audio/wav' })));
    for (const event of ['play', 'pause', 'ended']) sound.addEventListener(event, changed);
    return sound;
  }

  function pause(): void {
    for (const sound of sounds) sound.pause();
  }

  function playAt(place: number, seconds: number): void {
    pause();
    const sound = sounds[place];
    if (!sound) return;
    sound.currentTime = seconds;
    // Refused without a click, and broken off by the next one: the button says that nothing plays.
    sound.play().catch(changed);
  }

  const deck: TakeDeck = {
    get isPlaying() {
      return sounds.some(({ paused, ended }) => !paused && !ended);
    },
    get pair() {
      return pair;
    },
    load(given) {
      pause();
      for (const { src } of sounds) URL.revokeObjectURL(src);
      takes = given;
      sounds = takes.map(soundOf);
      const current = Math.max(
        0,
        takes.findIndex(({ isCurrent }) => isCurrent),
      );
      pair = [current, current === 0 ? 1 : 0];
    },
    play(place) {
      if (place !== pair[0]) pair = [place, pair[0]];
      playAt(place, 0);
    },
    pause,
    swap() {
      const [from, to] = pair;
      const [sound, before, after] = [sounds[from], takes[from], takes[to]];
      if (!sound || !before || !after) return;
      const share = sound.ended ? 0 : sound.currentTime / before.seconds;
      pair = [to, from];
      playAt(to, share * after.seconds);
    },
  };
  return deck;
}
