import type { Levels } from '../../audio/levelMeter.js';
import { filled } from '../../base/phrase.js';
import type { AudioFileInfo } from '../../decoders/decoder.js';
import type { FormatLimits, Range, StorePreset } from '../../model/storePreset.js';

/** Something in a file that a store wouldn't take, and what to do about it. `code` is stable. */
export interface StoreFinding {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
}

/** What is told of files, with places for values; whoever shows it may have it in another language. */
export const storePhrases = {
  silent: 'Nothing is heard in it.',
  format: 'It is {0}; wanted is {1}.',
  sampleRate: 'It has {0} Hz; wanted are {1}.',
  bitRate: 'It has {0} kbit/s; wanted are at least {1}.',
  changingRate: 'Its bit rate changes; wanted is a constant one.',
  rms: 'Its level is {0} dB RMS; wanted are {1} dB.',
  loudness: 'Its loudness is {0} LUFS; wanted are {1} LUFS.',
  peak: 'Its highest peak is {0} dB; allowed are at most {1} dB.',
  truePeak: 'Its highest true peak is {0} dBTP; allowed are at most {1} dBTP.',
  noise: 'Its quietest half second has {0} dB RMS; allowed are at most {1} dB.',
  head: '{0} s are quiet before the first word; wanted are {1} s.',
  tail: '{0} s are quiet after the last word; wanted are {1} s.',
  length: 'It lasts {0} minutes; allowed are at most {1}.',
  channels: 'Some files have one channel and others have two; all have to have as many.',
  unreadable: 'Lector can’t read {0} by itself, so it was not measured.',
  exportAgain: 'Export it again as {0}.',
  constantRate: 'Export it again with a constant bit rate.',
  higherRate: 'Export it again with a higher bit rate.',
  master: 'Write “mastering: preset: {0}” in lector.yaml and export the chapter again.',
  listen: 'Listen to its takes for noise, narrate those again, and export the chapter again.',
  split: 'Split the chapter with a second # heading, and export both.',
  narrate: 'Narrate the chapter again, and export it.',
  sameChannels: 'Export all chapters of the book anew, in one format.',
  ffmpeg: 'Install ffmpeg, which can, or check the MP3 or WAV of the same chapter.',
} as const;

/** All that a store asks for and a file hasn't, by what was measured of it. */
export function storeFindings(
  { id, limits }: StorePreset,
  info: AudioFileInfo,
  levels: Levels,
): readonly StoreFinding[] {
  const { silent, narrate, master, listen, split } = storePhrases;
  if (!Number.isFinite(levels.peakDb)) return [{ code: 'store-silent', message: silent, nextStep: narrate }];
  const again = filled(master, id);
  const minutes = (seconds: number) => (seconds / 60).toFixed(1);
  const found: (StoreFinding | undefined)[] = [
    ...formatFindings(limits.formats, info),
    between('store-rms', storePhrases.rms, levels.rmsDb, limits.rmsDb, again),
    between('store-loudness', storePhrases.loudness, levels.lufs, limits.lufs, again),
    atMost('store-peak', storePhrases.peak, levels.peakDb, limits.peakDb, again),
    atMost('store-true-peak', storePhrases.truePeak, levels.truePeakDbtp, limits.truePeakDbtp, again),
    atMost('store-noise', storePhrases.noise, levels.noiseFloorDb, limits.noiseFloorDb, listen),
    between('store-head', storePhrases.head, levels.headSeconds, limits.headSeconds, again),
    between('store-tail', storePhrases.tail, levels.tailSeconds, limits.tailSeconds, again),
    limits.mostSeconds !== undefined && levels.seconds > limits.mostSeconds
      ? finding('store-length', storePhrases.length, [minutes(levels.seconds), minutes(limits.mostSeconds)], split)
      : undefined,
  ];
  return found.filter((one) => one !== undefined);
}

/** What is told where nobody here can decode a format. */
export function unreadable(format: string): StoreFinding {
  return finding('store-unmeasured', storePhrases.unreadable, [format.toUpperCase()], storePhrases.ffmpeg);
}

/** What is told of files that are mono and stereo. */
export function mixedChannels(): StoreFinding {
  return finding('store-channels', storePhrases.channels, [], storePhrases.sameChannels);
}

function formatFindings(formats: readonly FormatLimits[], info: AudioFileInfo): readonly (StoreFinding | undefined)[] {
  const own = formats.find(({ format }) => format === info.format);
  if (!own) {
    const wanted = formats.map(({ format }) => format.toUpperCase()).join(', ');
    const again = filled(storePhrases.exportAgain, wanted);
    return [finding('store-format', storePhrases.format, [info.format.toUpperCase(), wanted], again)];
  }
  const least = info.channels === 1 ? own.leastKbps?.mono : own.leastKbps?.stereo;
  const [low, high] = own.sampleRate;
  return [
    info.sampleRate < low || info.sampleRate > high
      ? finding(
          'store-sample-rate',
          storePhrases.sampleRate,
          [`${info.sampleRate}`, rangeText(own.sampleRate)],
          exported(own),
        )
      : undefined,
    // An encoder's own bit rate is an average that may miss by a frame.
    least !== undefined && Math.round(info.kbps) < least
      ? finding('store-bit-rate', storePhrases.bitRate, [info.kbps.toFixed(0), `${least}`], storePhrases.higherRate)
      : undefined,
    own.isConstantRate && info.isConstantRate === false
      ? finding('store-changing-rate', storePhrases.changingRate, [], storePhrases.constantRate)
      : undefined,
  ];
}

function exported({ format, sampleRate }: FormatLimits): string {
  return filled(storePhrases.exportAgain, `${format.toUpperCase()}, ${rangeText(sampleRate)} Hz`);
}

function between(code: string, phrase: string, value: number, range: Range | undefined, nextStep: string) {
  if (!range || (rounded(value) >= range[0] && rounded(value) <= range[1])) return undefined;
  return finding(code, phrase, [text(value), rangeText(range)], nextStep);
}

function atMost(code: string, phrase: string, value: number, most: number | undefined, nextStep: string) {
  return most === undefined || rounded(value) <= most
    ? undefined
    : finding(code, phrase, [text(value), text(most)], nextStep);
}

function finding(code: string, phrase: string, values: readonly string[], nextStep: string): StoreFinding {
  return { code, message: filled(phrase, ...values), nextStep };
}

/** To a hundredth, as it is shown: nothing may fail for what can't be seen. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function text(value: number): string {
  return Number.isFinite(value) ? String(rounded(value)).replace('-', '−') : '−∞';
}

function rangeText([least, most]: Range): string {
  if (least === most) return `${least}`.replace('-', '−');
  return most === Infinity ? `≥ ${least}` : `${least} … ${most}`.replaceAll('-', '−');
}
