import { audacity } from './audacity.js';
import type { Exporter } from './exporter.js';
import { lrc } from './lrc.js';
import { reaper } from './reaper.js';
import { sidecar } from './sidecar.js';
import { srt } from './srt.js';
import { timelineJson } from './timelineJson.js';
import { vtt } from './vtt.js';

/** All formats, in the order in which they are offered. */
export const exporters: readonly Exporter[] = [vtt, srt, lrc, audacity, reaper, timelineJson, sidecar];
