import { activation } from './activation.js';
import { alarms } from './alarms.js';
import { ears } from './ears.js';
import { edit } from './edit.js';
import { espeakRtf } from './espeakRtf.js';
import { failures } from './failures.js';
import { firstAudio } from './firstAudio.js';
import { heard } from './heard.js';
import { kokoroRtf } from './kokoroRtf.js';
import { latency } from './latency.js';
import { llm } from './llm.js';
import { llmLatency } from './llmLatency.js';
import { longBook } from './longBook.js';
import { mastering } from './mastering.js';
import type { Measurement } from './measurement.js';
import { memory } from './memory.js';
import { openBook } from './openBook.js';
import { packed } from './packed.js';
import { parse } from './parse.js';
import { piperMemory } from './piperMemory.js';
import { piperRtf } from './piperRtf.js';
import { renarrate } from './renarrate.js';
import { repair } from './repair.js';
import { repairWords } from './repairWords.js';
import { tier1 } from './tier1.js';

/** All that `npm run bench` measures, in this order. */
export const measurements: readonly Measurement[] = [
  packed,
  activation,
  parse,
  edit,
  openBook,
  firstAudio,
  renarrate,
  espeakRtf,
  piperRtf,
  piperMemory,
  kokoroRtf,
  ears,
  heard,
  failures,
  tier1,
  alarms,
  repair,
  repairWords,
  llm,
  mastering,
  longBook,
  latency,
  llmLatency,
  memory,
];
