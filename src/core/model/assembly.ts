import { defaultPauses, type PauseSeconds } from './chunk.js';
import type { MasterTarget } from './storePreset.js';
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

export const defaultAssembly: AssemblySettings = {
  pauses: defaultPauses,
  sampleRate: 44_100,
  headSeconds: 0.75,
  tailSeconds: 3,
  master: storePresetOf('acx').master,
};
