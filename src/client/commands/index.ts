import { askSpeakers } from './askSpeakers.js';
import { assignVoice } from './assignVoice.js';
import { chooseTakesFolder } from './chooseTakesFolder.js';
import { chooseVoice } from './chooseVoice.js';
import { checkStore } from './checkStore.js';
import { cleanAudio } from './cleanAudio.js';
import { openChunk, retryChunk, useOtherEngine } from './chunkActions.js';
import type { Command } from './command.js';
import { createBook } from './createBook.js';
import { downloadVoice } from './downloadVoice.js';
import { exportBook } from './exportBook.js';
import { hearPatchAfter, hearPatchBefore } from './hearPatch.js';
import { hearPronunciation } from './hearPronunciation.js';
import { importBook } from './importBook.js';
import { narrateChapter } from './narrateChapter.js';
import {
  cancelNarration,
  narrateBook,
  narrateSection,
  narrateSelection,
  narrateSelectionWith,
  repairChapter,
  retryFailed,
} from './narrateParts.js';
import { nextSentence, playFromHere, playPause, playSection, previousSentence, setSpeed, stop } from './playback.js';
import {
  acceptAllPatches,
  acceptPatch,
  editPatch,
  rejectPatch,
  reviewPatches,
  showPatch,
  suggestFixes,
} from './patches.js';
import { changeReading } from './changeReading.js';
import { editPronunciation, removePronunciation } from './pronunciationEntries.js';
import { exportPronunciations, importPronunciations } from './pronunciationLexicons.js';
import { addPronunciation, respell } from './pronunciations.js';
import { proposeMetadata, showMetadata } from './showMetadata.js';
import { showReport, showTakes } from './showReport.js';
import { openWalkthrough, restartEngine, showLog } from './support.js';

/** Every command of the extension. */
export const allCommands: readonly Command[] = [
  createBook,
  importBook,
  narrateChapter,
  narrateSelection,
  narrateSelectionWith,
  narrateBook,
  narrateSection,
  retryFailed,
  repairChapter,
  cancelNarration,
  playPause,
  playFromHere,
  playSection,
  nextSentence,
  previousSentence,
  stop,
  setSpeed,
  hearPronunciation,
  addPronunciation,
  editPronunciation,
  removePronunciation,
  changeReading,
  importPronunciations,
  exportPronunciations,
  chooseVoice,
  assignVoice,
  askSpeakers,
  downloadVoice,
  chooseTakesFolder,
  showReport,
  showTakes,
  showMetadata,
  proposeMetadata,
  showLog,
  openWalkthrough,
  restartEngine,
  cleanAudio,
  exportBook,
  checkStore,
  retryChunk,
  useOtherEngine,
  respell,
  openChunk,
  suggestFixes,
  reviewPatches,
  showPatch,
  acceptPatch,
  rejectPatch,
  editPatch,
  acceptAllPatches,
  hearPatchBefore,
  hearPatchAfter,
];
