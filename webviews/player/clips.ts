import { peaksOf } from './peaks.js';

/** One take, fetched: what plays and what is drawn. */
export interface Clip {
  /** A blob url; given back when the clip is let go. */
  readonly url: string;
  /** Loudest sample of equal parts, 0 to 1; empty until it is known, which playing doesn't wait for. */
  readonly peaks: readonly number[];
}

/** Fetches takes whole and keeps the last few: the webview's file server can't serve parts of a file. */
export interface Clips {
  /** @throws where the file can't be had. */
  get(audio: string, signal: AbortSignal): Promise<Clip>;
  peek(audio: string): Clip | undefined;
}

/** The one that plays, two ahead, and a few to step back to. */
const kept = 8;

/** @param drawable called when a clip's peaks are known */
export function createClips(drawable: () => void): Clips {
  const pending = new Map<string, Promise<Clip>>();
  const clips = new Map<string, Clip>();

  async function fetchClip(audio: string, signal: AbortSignal): Promise<Clip> {
    const response = await fetch(audio, { signal });
    if (!response.ok) throw new Error(`The take can’t be read (${response.status})`);
    const bytes = await response.arrayBuffer();
    const clip = { url: URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' })), peaks: [] };
    clips.set(audio, clip);
    letGo();
    void addPeaks(audio, clip, bytes);
    return clip;
  }

  /** A take that can't be drawn may still play. */
  async function addPeaks(audio: string, clip: Clip, bytes: ArrayBuffer): Promise<void> {
    const peaks = await peaksOf(bytes).catch(() => []);
    if (clips.get(audio)?.url !== clip.url) return;
    clips.set(audio, { ...clip, peaks });
    drawable();
  }

  function letGo(): void {
    for (const [audio, { url }] of clips) {
      if (clips.size <= kept) return;
      clips.delete(audio);
      pending.delete(audio);
      URL.revokeObjectURL(url);
    }
  }

  /** What was asked for last is let go last: one that plays again is not the oldest any more. */
  function renew(audio: string): void {
    const clip = clips.get(audio);
    if (!clip) return;
    clips.delete(audio);
    clips.set(audio, clip);
  }

  return {
    peek: (audio) => clips.get(audio),
    get(audio, signal) {
      renew(audio);
      let clip = pending.get(audio);
      if (!clip) {
        clip = fetchClip(audio, signal);
        pending.set(audio, clip);
        clip.catch(() => pending.delete(audio));
      }
      return clip;
    },
  };
}
