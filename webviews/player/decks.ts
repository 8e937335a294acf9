/** Two players that take turns, so that the next chunk is loaded while the last one still sounds. */
export interface Decks {
  /** Seconds into what sounds. */
  readonly seconds: number;
  /** Loads a url on the deck that rests. */
  prepare(url: string): void;
  /** @throws NotAllowedError where sound needs a click first. */
  play(url: string, atSeconds: number): Promise<void>;
  pause(): void;
  setSpeed(speed: number): void;
  setVolume(volume: number): void;
}

export function createDecks(onEnded: () => void): Decks {
  let [sounding, resting] = [new Audio(), new Audio()];
  for (const audio of [sounding, resting]) {
    audio.preservesPitch = true;
    audio.addEventListener('ended', () => {
      if (audio === sounding) onEnded();
    });
  }
  return {
    get seconds() {
      return sounding.currentTime;
    },
    prepare(url) {
      if (resting.src === url) return;
      resting.src = url;
      resting.load();
    },
    async play(url, atSeconds) {
      if (resting.src === url) [sounding, resting] = [resting, sounding];
      else if (sounding.src !== url) sounding.src = url;
      // Loading a source resets the rate.
      sounding.playbackRate = sounding.defaultPlaybackRate;
      sounding.currentTime = atSeconds;
      await sounding.play();
    },
    pause() {
      sounding.pause();
    },
    setSpeed(speed) {
      for (const audio of [sounding, resting]) audio.defaultPlaybackRate = audio.playbackRate = speed;
    },
    setVolume(volume) {
      for (const audio of [sounding, resting]) audio.volume = Math.min(1, Math.max(0, volume));
    },
  };
}
