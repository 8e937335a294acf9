import type { Command } from './command.js';
import { ab } from './ab.js';
import { cast } from './cast.js';
import { checkStore } from './checkStore.js';
import { clean } from './clean.js';
import { chunks } from './chunks.js';
import { coverage } from './coverage.js';
import { describe } from './describe.js';
import { doctor } from './doctor.js';
import { engines } from './engines.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { llm } from './llm.js';
import { metadata } from './metadata.js';
import { models } from './models.js';
import { narrate } from './narrate.js';
import { normalize } from './normalize.js';
import { patches } from './patches.js';
import { pronunciations } from './pronunciations.js';
import { repair } from './repair.js';
import { sentences } from './sentences.js';
import { status } from './status.js';
import { suggest } from './suggest.js';
import { verify } from './verify.js';

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  narrate,
  repair,
  suggest,
  patches,
  describe,
  metadata,
  pronunciations,
  cast,
  status,
  coverage,
  exportCommand,
  importCommand,
  verify,
  checkStore,
  clean,
  chunks,
  normalize,
  sentences,
  engines,
  models,
  llm,
  ab,
  doctor,
];
