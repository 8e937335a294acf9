import type {
  BookParams,
  BookResult,
  BooksParams,
  BooksResult,
  CleanAudioParams,
  CleanAudioResult,
  CreateBookParams,
  CreateBookResult,
} from '../protocol/messages/books.js';
import type { AskSpeakersResult, CastEditParams, CastEditResult, CastResult } from '../protocol/messages/cast.js';
import type { ChapterParams, ChapterResult } from '../protocol/messages/chapters.js';
import type { EnginesParams, EnginesResult, PullModelParams } from '../protocol/messages/engines.js';
import type { CoverageResult } from '../protocol/messages/coverage.js';
import type { ExportBookParams, ExportBookResult } from '../protocol/messages/exports.js';
import type { ImportBookParams, ImportBookResult } from '../protocol/messages/imports.js';
import type {
  MetadataEditParams,
  MetadataEditResult,
  MetadataResult,
  ProposeMetadataResult,
  YoutubeResult,
} from '../protocol/messages/metadata.js';
import type { methods } from '../protocol/messages/methods.js';
import type { NarrateParams, NarrateResult, PlayheadParams } from '../protocol/messages/narrating.js';
import type {
  DecidePatchParams,
  PatchesParams,
  PatchesResult,
  SuggestFixesResult,
} from '../protocol/messages/patches.js';
import type {
  BookWordsParams,
  BookWordsResult,
  ExportLexiconResult,
  ImportLexiconResult,
  LexiconParams,
  RemovePronunciationParams,
  SetPronunciationParams,
  SetPronunciationResult,
  WordSoundsParams,
  WordSoundsResult,
} from '../protocol/messages/pronunciations.js';
import type { SampleParams, SampleResult } from '../protocol/messages/samples.js';
import type { CheckStoreParams, CheckStoreResult } from '../protocol/messages/stores.js';
import type { TakeParams, TakeResult, TakesResult } from '../protocol/messages/takes.js';

/** What each request of Lector's own carries there and back. */
export interface Requests {
  [methods.narrate]: { params: NarrateParams; result: NarrateResult };
  [methods.cancel]: { params: null; result: null };
  [methods.chapter]: { params: ChapterParams; result: ChapterResult };
  [methods.book]: { params: BookParams; result: BookResult };
  [methods.books]: { params: BooksParams; result: BooksResult };
  [methods.take]: { params: TakeParams; result: TakeResult | null };
  [methods.takes]: { params: TakeParams; result: TakesResult };
  [methods.sample]: { params: SampleParams; result: SampleResult };
  [methods.playhead]: { params: PlayheadParams; result: null };
  [methods.engines]: { params: EnginesParams; result: EnginesResult };
  [methods.pullModel]: { params: PullModelParams; result: null };
  [methods.restartEngines]: { params: null; result: null };
  [methods.cleanAudio]: { params: CleanAudioParams; result: CleanAudioResult };
  [methods.checkStore]: { params: CheckStoreParams; result: CheckStoreResult };
  [methods.cast]: { params: ChapterParams; result: CastResult };
  [methods.askSpeakers]: { params: BookParams; result: AskSpeakersResult };
  [methods.castEdit]: { params: CastEditParams; result: CastEditResult };
  [methods.coverage]: { params: ChapterParams; result: CoverageResult };
  [methods.exportBook]: { params: ExportBookParams; result: ExportBookResult };
  [methods.patches]: { params: PatchesParams; result: PatchesResult };
  [methods.decidePatch]: { params: DecidePatchParams; result: null };
  [methods.metadata]: { params: BookParams; result: MetadataResult };
  [methods.metadataEdit]: { params: MetadataEditParams; result: MetadataEditResult };
  [methods.proposeMetadata]: { params: BookParams; result: ProposeMetadataResult };
  [methods.youtube]: { params: BookParams; result: YoutubeResult };
  [methods.suggestFixes]: { params: ChapterParams; result: SuggestFixesResult };
  [methods.setPronunciation]: { params: SetPronunciationParams; result: SetPronunciationResult };
  [methods.removePronunciation]: { params: RemovePronunciationParams; result: null };
  [methods.importLexicon]: { params: LexiconParams; result: ImportLexiconResult };
  [methods.exportLexicon]: { params: LexiconParams; result: ExportLexiconResult };
  [methods.wordSounds]: { params: WordSoundsParams; result: WordSoundsResult };
  [methods.bookWords]: { params: BookWordsParams; result: BookWordsResult };
  [methods.importBook]: { params: ImportBookParams; result: ImportBookResult };
  [methods.createBook]: { params: CreateBookParams; result: CreateBookResult };
}
