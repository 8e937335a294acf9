import type { FailureCategory } from './failure.js';

/** Keys of `lector.yaml` that a patch may set: who speaks, how fast, and who stands in. */
export const patchableSettings = ['engine', 'voice', 'rate', 'fallback'] as const;
export type PatchableSetting = (typeof patchableSettings)[number];

export const helpfulSettings = ['rate', 'fallback'] as const satisfies readonly PatchableSetting[];
/** Settings that may help a chunk that failed: the voice’s own pace, and somebody who stands in. */
export type HelpfulSetting = (typeof helpfulSettings)[number];

/**
 * Which settings may help against a kind of failure, the one that changes less first. Shorter chunks are none of them: what is still
 * dead was tried in parts.
 */
export const settingsAgainst: Readonly<Record<FailureCategory, readonly HelpfulSetting[]>> = {
  oom: ['fallback'],
  missing_model: ['fallback'],
  permission: [],
  network: ['fallback'],
  timeout: ['fallback'],
  schema: [],
  truncation: ['rate', 'fallback'],
  audio_quality: ['rate', 'fallback'],
  crash: ['fallback'],
};
