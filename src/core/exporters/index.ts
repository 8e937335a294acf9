import { audacity } from './audacity.js';
import { epub } from './epub.js';
import type { Exporter } from './exporter.js';
import { flac } from './flac.js';
import { lpf } from './lpf.js';
import { lrc } from './lrc.js';
import { m4b } from './m4b.js';
import { mp3 } from './mp3.js';
import { reaper } from './reaper.js';
import { retailSample } from './retailSample.js';
import { sidecar } from './sidecar.js';
import { srt } from './srt.js';
import { timelineJson } from './timelineJson.js';
import { vtt } from './vtt.js';
import { wav } from './wav.js';

/** All formats, in the order in which they are offered. */
export const exporters: readonly Exporter[] = [
  mp3,
  m4b,
  flac,
  wav,
  epub,
  lpf,
  retailSample,
  vtt,
  srt,
  lrc,
  audacity,
  reaper,
  timelineJson,
  sidecar,
];
