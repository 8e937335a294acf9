import { book } from './book.js';
import { bookChanges } from './bookChanges.js';
import { bookWords } from './bookWords.js';
import { cast } from './cast.js';
import { chapter } from './chapter.js';
import { checkStore } from './checkStore.js';
import { cleanAudio } from './cleanAudio.js';
import { codeLens } from './codeLens.js';
import { completion } from './completion.js';
import { configuration } from './configuration.js';
import { coverage } from './coverage.js';
import { createBook } from './createBook.js';
import { engines } from './engines.js';
import { exportBook } from './exportBook.js';
import { hover } from './hover.js';
import type { Feature } from './feature.js';
import { importBook } from './importBook.js';
import { lexicons } from './lexicons.js';
import { listening } from './listening.js';
import { metadata } from './metadata.js';
import { models } from './models.js';
import { moves } from './moves.js';
import { narration } from './narration.js';
import { patches } from './patches.js';
import { problems } from './problems.js';
import { quickFixes } from './quickFixes.js';
import { sample } from './sample.js';
import { readiness } from './readiness.js';
import { setPronunciation } from './setPronunciation.js';
import { settle } from './settle.js';
import { take } from './take.js';
import { takes } from './takes.js';
import { textDiagnostics } from './textDiagnostics.js';
import { untitled } from './untitled.js';

/** All that the server can do. */
export const features: readonly Feature[] = [
  book,
  bookChanges,
  bookWords,
  cast,
  chapter,
  checkStore,
  cleanAudio,
  codeLens,
  completion,
  configuration,
  coverage,
  createBook,
  engines,
  exportBook,
  hover,
  importBook,
  lexicons,
  listening,
  metadata,
  models,
  moves,
  narration,
  patches,
  problems,
  quickFixes,
  sample,
  readiness,
  setPronunciation,
  settle,
  take,
  takes,
  textDiagnostics,
  untitled,
];
