/** Two players that take turns, so that the next chunk is loaded while the last one still sounds. */
export interface Decks {
  /** Seconds into what sounds. */
  readonly seconds: number;
  /** Seconds of it that are still to come; 0 where nothing is loaded. */
  readonly remaining: number;
  /** How long a sound takes to begin after it was asked for, in milliseconds, as measured so far. */
  readonly startDelayMs: number;
  /** Loads a url on the deck that rests. */
  prepare(url: string): void;
  /**
   * What sounded before is left to end by itself on the other deck.
   * @throws NotAllowedError where sound needs a click first, NotSupportedError where the url is no sound.
   */
  play(url: string, atSeconds: number): Promise<void>;
  pause(): void;
  setSpeed(speed: number): void;
  setVolume(volume: number): void;
}

/** A start is measured this long after it was asked for: its sound has begun by then, on a busy machine too. */
const measureMs = 80;
const longestDelayMs = 25;

export function createDecks(onEnded: () => void): Decks {
  let [sounding, resting] = [new Audio(), new Audio()];
  let speed = 1;
  let startDelayMs = 0;
  for (const audio of [sounding, resting]) {
    audio.preservesPitch = true;
    audio.addEventListener('ended', () => {
      if (audio === sounding) onEnded();
    });
  }

  /** Half of each new measure counts, so that one slow start is soon forgotten. */
  function measureStart(audio: HTMLAudioElement, atSeconds: number, askedMs: number, askedSpeed: number): void {
    if (audio !== sounding || audio.paused || audio.ended || askedSpeed !== speed) return;
    const delayMs = performance.now() - askedMs - ((audio.currentTime - atSeconds) * 1000) / speed;
    startDelayMs = (startDelayMs + clamp(delayMs, 0, longestDelayMs)) / 2;
  }

  return {
    get seconds() {
      return sounding.currentTime;
    },
    get remaining() {
      const { ended, duration, currentTime } = sounding;
      return ended || Number.isNaN(duration) ? 0 : Math.max(0, duration - currentTime);
    },
    get startDelayMs() {
      return startDelayMs;
    },
    prepare(url) {
      if (resting.src === url || !(resting.paused || resting.ended)) return;
      resting.src = url;
      resting.load();
    },
    async play(url, atSeconds) {
      if (resting.src === url) [sounding, resting] = [resting, sounding];
      else if (sounding.src !== url) sounding.src = url;
      const audio = sounding;
      // Loading a source resets the rate.
      audio.playbackRate = audio.defaultPlaybackRate;
      audio.currentTime = atSeconds;
      setTimeout(measureStart, measureMs, audio, atSeconds, performance.now(), speed);
      await audio.play();
    },
    pause() {
      sounding.pause();
      resting.pause();
    },
    setSpeed(next) {
      speed = next;
      for (const audio of [sounding, resting]) audio.defaultPlaybackRate = audio.playbackRate = next;
    },
    setVolume(volume) {
      for (const audio of [sounding, resting]) audio.volume = clamp(volume, 0, 1);
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
