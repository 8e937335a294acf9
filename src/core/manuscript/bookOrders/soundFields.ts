import * as v from 'valibot';
import type { MasteringWish } from '../../model/assembly.js';
import { storePresetIds } from '../../model/storePreset.js';
import { present } from '../present.js';
import { yamlBlock } from '../yamlFields.js';

const number = (least: number, most: number) =>
  v.pipe(v.number('is not a number'), v.minValue(least, `is under ${least}`), v.maxValue(most, `is over ${most}`));
const described = (least: number, most: number, description: string) =>
  v.optional(v.pipe(number(least, most), v.description(description)));
const pause = (description: string) => described(0, 60, description);

const pauses = yamlBlock(
  {
    phrase: pause('Seconds of silence where a long sentence is cut.'),
    sentence: pause('Seconds of silence between sentences.'),
    paragraph: pause('Seconds of silence between paragraphs.'),
    heading: pause('Seconds of silence before and after a heading.'),
    scene: pause('Seconds of silence between scenes.'),
    chapter: pause('Seconds of silence before the next chapter plays; a file ends with `mastering: tail` instead.'),
  },
  'is not a block of pauses',
);

const mastering = yamlBlock(
  {
    preset: v.optional(
      v.pipe(
        v.picklist(storePresetIds, `is none of ${storePresetIds.join(', ')}`),
        v.description(
          'The store whose levels are aimed at: `acx`, `google-play`, `kobo`, `bookbaby`, `ebu-r128` or `generic`.',
        ),
      ),
    ),
    rms: described(-40, -10, 'Level of each chapter in dB RMS, instead of the preset’s.'),
    loudness: described(-40, -10, 'Integrated loudness of each chapter in LUFS, instead of a level in dB RMS.'),
    true_peak: described(-20, 0, 'The highest true peak in dBTP, instead of the preset’s.'),
    head: described(0, 10, 'Seconds of room tone before the first word.'),
    tail: described(0, 20, 'Seconds of room tone after the last word.'),
    sample_rate: v.optional(
      v.pipe(
        v.picklist([22_050, 24_000, 44_100, 48_000], 'is none of 22050, 24000, 44100, 48000'),
        v.description('Samples a second of exported audio: 22050, 24000, 44100 or 48000.'),
      ),
    ),
  },
  'is not a block of settings',
);

/** What a book says of how its takes become chapters. */
export const soundFields = {
  pauses: v.optional(v.pipe(pauses, v.description('Silence between what is spoken, by its reason.'))),
  mastering: v.optional(
    v.pipe(mastering, v.description('How loud exported chapters are, and what store they are for.')),
  ),
};

/** The keys below `pauses` and `mastering`. */
export const soundKeys = {
  pauses: Object.keys(pauses.pipe[2].entries),
  mastering: Object.keys(mastering.pipe[2].entries),
};

/** What is written below `mastering`, as jobs have it. */
export function masteringWish(written: v.InferOutput<typeof mastering>): MasteringWish {
  const { preset, rms, loudness, true_peak: truePeakDbtp, head, tail, sample_rate: sampleRate } = written;
  const level =
    loudness !== undefined
      ? { unit: 'lufs' as const, db: loudness }
      : rms !== undefined
        ? { unit: 'rms' as const, db: rms }
        : undefined;
  return present({ preset, level, truePeakDbtp, headSeconds: head, tailSeconds: tail, sampleRate });
}
