import { seededRandom } from './seededRandom.js';

const tailSeconds = 0.05;
/** Radians a sample. */
const partials = [0.07, 0.2, 0.5, 1, 1.7];

/** A sound for speech in tests: of another colour in each tenth of a second, and quiet at its end as a voice is. */
export function hum(seconds: number, sampleRate: number, amplitude = 0.3): Float32Array {
  const length = Math.floor(seconds * sampleRate);
  const tail = Math.min(length / 2, tailSeconds * sampleRate);
  const random = seededRandom(length);
  const colours = Array.from({ length: Math.ceil(seconds * 10) }, () => {
    const gains = partials.map(() => 1000 ** -random());
    const whole = Math.hypot(...gains);
    return gains.map((gain) => (amplitude * gain) / whole);
  });
  return Float32Array.from({ length }, (_, at) => {
    const gains = at < length - tail ? (colours[Math.floor((10 * at) / sampleRate)] ?? []) : [];
    return gains.reduce((sum, gain, part) => sum + gain * Math.sin(at * (partials[part] ?? 0)), 0);
  });
}
