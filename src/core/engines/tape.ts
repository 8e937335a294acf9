/** Recordings one after the other with a gap of silence, in samples, between them. */
export interface Tape {
  /** The sample where the recording begins. */
  add(samples: Float32Array): number;
  whole(): Float32Array;
}

export function createTape(gap: number): Tape {
  const pieces: { readonly at: number; readonly samples: Float32Array }[] = [];
  let end = 0;
  return {
    add(samples) {
      const at = pieces.length > 0 ? end + gap : 0;
      pieces.push({ at, samples });
      end = at + samples.length;
      return at;
    },
    whole() {
      const all = new Float32Array(end);
      for (const { at, samples } of pieces) all.set(samples, at);
      return all;
    },
  };
}
