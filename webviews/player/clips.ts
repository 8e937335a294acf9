/** One take, fetched: what plays and what is drawn. */
export interface Clip {
  /** A blob url; given back when the clip is let go. */
  readonly url: string;
  /** Loudest sample of each of {@link bucketCount} equal parts, 0 to 1. */
  readonly peaks: readonly number[];
}

/** Fetches takes whole and keeps the last few: the webview's file server can't serve parts of a file. */
export interface Clips {
  /** @throws where the file can't be had or isn't audio. */
  get(audio: string, signal: AbortSignal): Promise<Clip>;
  peek(audio: string): Clip | undefined;
}

export const bucketCount = 240;
const kept = 8;

export function createClips(): Clips {
  const pending = new Map<string, Promise<Clip>>();
  const clips = new Map<string, Clip>();

  async function fetchClip(audio: string, signal: AbortSignal): Promise<Clip> {
    const response = await fetch(audio, { signal });
    if (!response.ok) throw new Error(`The take can’t be read (${response.status})`);
    const bytes = await response.arrayBuffer();
    const blob = new Blob([bytes], { type: 'audio/wav' });
    const clip = { peaks: await peaksOf(bytes), url: URL.createObjectURL(blob) };
    clips.set(audio, clip);
    letGo();
    return clip;
  }

  function letGo(): void {
    for (const [audio, { url }] of clips) {
      if (clips.size <= kept) return;
      clips.delete(audio);
      pending.delete(audio);
      URL.revokeObjectURL(url);
    }
  }

  return {
    peek: (audio) => clips.get(audio),
    async get(audio, signal) {
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

/** Decoding needs no sound device, so this works before sound is allowed. */
async function peaksOf(bytes: ArrayBuffer): Promise<readonly number[]> {
  const decoder = new OfflineAudioContext(1, 1, 44_100);
  const samples = (await decoder.decodeAudioData(bytes.slice(0))).getChannelData(0);
  const each = Math.max(1, Math.floor(samples.length / bucketCount));
  return Array.from({ length: bucketCount }, (_, bucket) => {
    let peak = 0;
    for (let at = bucket * each; at < Math.min(samples.length, (bucket + 1) * each); at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    return peak;
  });
}
