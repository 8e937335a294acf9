import type { LogOutputChannel } from 'vscode';
import type { Chapters } from './chapters.js';
import type { Consent } from './consent.js';
import type { Narration } from './narration.js';
import type { MetadataPanels } from './panels/metadataPanels.js';
import type { ReportPanels } from './panels/reportPanels.js';
import type { PatchDocuments } from './patches/patchDocuments.js';
import type { Patches } from './patches/patches.js';
import type { Player } from './playback/player.js';
import type { Samples } from './playback/samples.js';
import type { Session } from './session.js';
import type { WrittenReports } from './writtenReports.js';
import type { OwnVoices } from './voices/ownVoices.js';

/** What commands work with; made once in `main.ts`. */
export interface Services {
  readonly session: Session;
  readonly consent: Consent;
  readonly chapters: Chapters;
  readonly narration: Narration;
  readonly player: Player;
  readonly samples: Samples;
  readonly ownVoices: OwnVoices;
  readonly reports: ReportPanels;
  readonly metadataPanels: MetadataPanels;
  readonly patches: Patches;
  readonly patchDocuments: PatchDocuments;
  readonly writtenReports: WrittenReports;
  readonly log: LogOutputChannel;
  /** Aborted when the extension ends. */
  readonly lifetime: AbortSignal;
}
