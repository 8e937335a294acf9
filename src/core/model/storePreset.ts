/** What a chapter's audio is brought to. */
export interface MasterTarget {
  /** `rms` is over the whole file, in dB where a full-scale square wave is 0; `lufs` is integrated loudness by BS.1770-4. */
  readonly level: { readonly unit: 'rms' | 'lufs'; readonly db: number };
  /** No peak is higher, at and between samples. */
  readonly truePeakDbtp: number;
}

/** From and to, both included. */
export type Range = readonly [least: number, most: number];

export const audioFormats = ['mp3', 'm4a', 'flac', 'wav'] as const;
/** A kind of audio file; `m4a` also where the file is an `.m4b`. */
export type AudioFormat = (typeof audioFormats)[number];

/** What a store asks of files of one format. */
export interface FormatLimits {
  readonly format: AudioFormat;
  /** Kilobits a second, of files with one channel and with two. */
  readonly leastKbps?: { readonly mono: number; readonly stereo: number };
  readonly isConstantRate?: boolean;
  /** Hz. */
  readonly sampleRate: Range;
}

/** What a store accepts; what is absent, it doesn't say. Levels in dB where 0 is full scale. */
export interface StoreLimits {
  readonly rmsDb?: Range;
  readonly lufs?: Range;
  readonly peakDb?: number;
  readonly truePeakDbtp?: number;
  readonly noiseFloorDb?: number;
  readonly headSeconds?: Range;
  readonly tailSeconds?: Range;
  readonly mostSeconds?: number;
  /** Whether all files of a book are mono, or all are stereo. */
  readonly hasSameChannels?: boolean;
  readonly formats: readonly FormatLimits[];
}

export const storePresetIds = ['acx', 'google-play', 'kobo', 'bookbaby', 'ebu-r128', 'generic'] as const;
export type StorePresetId = (typeof storePresetIds)[number];

/** What a store asks for, and what Lector aims at so that files fit it. */
export interface StorePreset {
  readonly id: StorePresetId;
  readonly name: string;
  /** Where the numbers stand. */
  readonly source: string;
  readonly master: MasterTarget;
  readonly limits: StoreLimits;
  /** What no measurement can tell. */
  readonly notes: readonly string[];
}
