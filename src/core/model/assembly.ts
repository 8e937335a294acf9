import { defaultPauses, type PauseSeconds } from './chunk.js';
import type { MasterTarget, StorePresetId } from './storePreset.js';
import { storePresetOf } from './storePresets.js';

/** How takes become a chapter's audio. */
export interface AssemblySettings {
  readonly pauses: PauseSeconds;
  /** Hz, of all takes, whatever they were spoken at. */
  readonly sampleRate: number;
  /** Room tone before the first word; after the last one it stands for the chapter's pause. */
  readonly headSeconds: number;
  readonly tailSeconds: number;
  readonly master: MasterTarget;
}

/** What a book or a person wishes of its chapters' sound; what is absent, the preset says, or the default. */
export interface MasteringWish extends Partial<MasterTarget> {
  readonly preset?: StorePresetId;
  readonly headSeconds?: number;
  readonly tailSeconds?: number;
  readonly sampleRate?: number;
}

/** What counts where nobody wishes anything: ACX-spec levels with the middle of its room tones. */
export const defaultAssembly: AssemblySettings = {
  pauses: defaultPauses,
  sampleRate: 44_100,
  headSeconds: 0.75,
  tailSeconds: 3,
  master: storePresetOf('acx').master,
};

/** How a book's takes become chapters: its own pauses and mastering before a person's pauses before the defaults. */
export function assemblyOf(
  { pauses, mastering = {} }: { readonly pauses?: Partial<PauseSeconds>; readonly mastering?: MasteringWish },
  ofPerson: PauseSeconds = defaultPauses,
): AssemblySettings {
  const { preset, level, truePeakDbtp, ...rest } = mastering;
  const master = preset === undefined ? defaultAssembly.master : storePresetOf(preset).master;
  return {
    ...defaultAssembly,
    ...rest,
    pauses: { ...ofPerson, ...pauses },
    master: { level: level ?? master.level, truePeakDbtp: truePeakDbtp ?? master.truePeakDbtp },
  };
}
