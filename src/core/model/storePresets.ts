import type { FormatLimits, MasterTarget, StoreLimits, StorePreset, StorePresetId } from './storePreset.js';

/** In the middle of what stores of audiobooks accept, with room for what an encoder adds to peaks. */
const usualMaster: MasterTarget = { level: { unit: 'rms', db: -20 }, truePeakDbtp: -3.5 };
const usualLevels = { rmsDb: [-23, -18], peakDb: -3, noiseFloorDb: -60 } as const satisfies Partial<StoreLimits>;
const cd = [44_100, 44_100] as const;
const cdOrMore = [44_100, Infinity] as const;
const usualMp3: FormatLimits = {
  format: 'mp3',
  leastKbps: { mono: 192, stereo: 192 },
  isConstantRate: true,
  sampleRate: cd,
};
const anyFormat = (['mp3', 'm4a', 'flac', 'wav'] as const).map((format) => ({
  format,
  sampleRate: [22_050, 192_000] as const,
}));

/** What stores ask for, as they said at the end of 2026. Each source is where to look whether it still holds. */
export const storePresets: readonly StorePreset[] = [
  {
    id: 'acx',
    name: 'ACX-spec levels',
    source: 'help.acx.com, Audio Submission Requirements',
    master: usualMaster,
    limits: {
      ...usualLevels,
      headSeconds: [0.5, 1],
      tailSeconds: [1, 5],
      mostSeconds: 120 * 60,
      hasSameChannels: true,
      formats: [usualMp3],
    },
    notes: [
      'ACX takes human narration only, unless it has authorized another: files that measure right are not thereby accepted.',
      'Opening and closing credits are files of their own, and a retail sample of one to five minutes is asked for.',
    ],
  },
  {
    id: 'google-play',
    name: 'Google Play Books',
    source: 'support.google.com/books/partner/answer/3424254',
    master: usualMaster,
    limits: {
      formats: [
        { format: 'mp3', leastKbps: { mono: 128, stereo: 256 }, sampleRate: [0, Infinity] },
        { format: 'm4a', leastKbps: { mono: 128, stereo: 256 }, sampleRate: [0, Infinity] },
        { format: 'flac', sampleRate: cdOrMore },
        { format: 'wav', sampleRate: cdOrMore },
      ],
    },
    notes: [
      'Google Play names formats and bit rates, no levels; Lector aims at those that ACX asks for.',
      'A whole audiobook lasts from 5 minutes to 100 hours.',
    ],
  },
  {
    id: 'kobo',
    name: 'Kobo Writing Life',
    source: 'kobowritinglife.zendesk.com/hc/en-us/articles/360059385511',
    master: usualMaster,
    limits: { formats: [usualMp3] },
    notes: [
      'Kobo names no levels; Lector aims at those that ACX asks for. The format is the one that distributors to Kobo ask for.',
      'Kobo limits the size of files: see its help before you upload.',
    ],
  },
  {
    id: 'bookbaby',
    name: 'BookBaby',
    source: 'support.bookbaby.com/hc/en-us/articles/25573088128915',
    master: usualMaster,
    limits: {
      ...usualLevels,
      formats: [{ ...usualMp3, format: 'm4a', isConstantRate: false }],
    },
    notes: [
      'BookBaby takes one M4B with the whole book and its cover, inside a ZIP file.',
      'It begins with the title, the author and the narrator being read. The bit rate has to be constant, which is not measured in an M4B.',
    ],
  },
  {
    id: 'ebu-r128',
    name: 'EBU R 128',
    source: 'EBU R 128 (2020), Loudness normalisation and permitted maximum level of audio signals',
    master: { level: { unit: 'lufs', db: -23 }, truePeakDbtp: -1.5 },
    limits: { lufs: [-23.5, -22.5], truePeakDbtp: -1, formats: anyFormat },
    notes: [
      'For broadcast. A file with the same sound on two channels measures 3 LU more than one with a single channel.',
    ],
  },
  {
    id: 'generic',
    name: 'No store in particular',
    source: 'what most stores of audiobooks ask for',
    master: usualMaster,
    limits: { ...usualLevels, headSeconds: [0, 5], tailSeconds: [0.5, 10], formats: anyFormat },
    notes: ['Ask the store where its own numbers stand.'],
  },
];

/** A preset by its id. */
export function storePresetOf(id: StorePresetId): StorePreset {
  const found = storePresets.find((preset) => preset.id === id);
  if (!found) throw new Error(`No preset ${id}`);
  return found;
}
