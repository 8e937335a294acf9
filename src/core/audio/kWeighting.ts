/** The coefficients of y[n] = b0 x[n] + b1 x[n−1] + b2 x[n−2] − a1 y[n−1] − a2 y[n−2]. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/**
 * The two filters of the K weighting (ITU-R BS.1770-4, annex 1: a shelf for the head, then a high pass) for any sample rate. The standard
 * has numbers for 48 kHz alone; what they are made of was found by B. De Man, "Evaluation of Implementations of the EBU R128 Loudness
 * Measurement" (AES 145, 2018), and gives its numbers again at 48 kHz.
 */
export function kFilters(sampleRate: number): readonly [shelf: Biquad, highPass: Biquad] {
  return [shelfAt(sampleRate), highPassAt(sampleRate)];
}

function shelfAt(sampleRate: number): Biquad {
  const quality = 0.7071752369554196;
  const gain = 10 ** (3.999843853973347 / 20);
  const middle = gain ** 0.4996667741545416;
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const a0 = 1 + k / quality + k * k;
  return {
    b0: (gain + (middle * k) / quality + k * k) / a0,
    b1: (2 * (k * k - gain)) / a0,
    b2: (gain - (middle * k) / quality + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / quality + k * k) / a0,
  };
}

function highPassAt(sampleRate: number): Biquad {
  const quality = 0.5003270373238773;
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const a0 = 1 + k / quality + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / quality + k * k) / a0 };
}

/** A K weighting that goes on from call to call: writes the weighted `samples` to the beginning of `weighted`. */
export function createKWeighting(sampleRate: number): (samples: Float32Array, weighted: Float64Array) => void {
  const [shelf, highPass] = kFilters(sampleRate);
  // Both in transposed direct form II: each keeps two numbers between samples.
  let [shelf1, shelf2, high1, high2] = [0, 0, 0, 0];
  return (samples, weighted) => {
    for (let at = 0; at < samples.length; at++) {
      const x = samples[at] ?? 0;
      const lifted = shelf.b0 * x + shelf1;
      shelf1 = shelf.b1 * x - shelf.a1 * lifted + shelf2;
      shelf2 = shelf.b2 * x - shelf.a2 * lifted;
      const y = highPass.b0 * lifted + high1;
      high1 = highPass.b1 * lifted - highPass.a1 * y + high2;
      high2 = highPass.b2 * lifted - highPass.a2 * y;
      weighted[at] = y;
    }
  };
}
