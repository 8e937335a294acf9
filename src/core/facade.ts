import type { Clock } from './base/clock.js';
import type { Disposable } from './base/lifetime.js';
import type { Log } from './base/log.js';
import type { CastEdit, CastVoice } from './jobs/assignVoice.js';
import type { StoreCheckEvent, StoreCheckRequest } from './jobs/checkStore.js';
import type { CompareRequest } from './jobs/compareAgent.js';
import type { PatchDecision } from './jobs/decidePatch.js';
import type { VideoRequest } from './jobs/metadata/layOutVideo.js';
import type { MetadataWriting } from './jobs/metadata/setMetadata.js';
import type { Renamed } from './jobs/moves/bookMoves.js';
import type { FileEdits } from './jobs/moves/moveEdits.js';
import type { LabelEvent } from './jobs/labelSpeakers.js';
import type { TakeNames } from './jobs/playedTake.js';
import type { Suggestions } from './jobs/suggestFixes.js';
import type { WordsRequest } from './jobs/wordsOfBook.js';
import type { WordInText } from './jobs/wordsInText.js';
import type { ProfileRequest } from './jobs/profileEngine.js';
import type { LlmOptions, LlmStatus } from './model/agent.js';
import type { AgentTrial, TrialEvent } from './model/agentTrial.js';
import type { Book } from './model/book.js';
import type { MetadataPath, MetadataValue } from './model/bookMetadata.js';
import type { BookCast } from './model/bookCast.js';
import type { BookWords, Heteronym } from './model/bookWords.js';
import type { Chunk, PauseSeconds } from './model/chunk.js';
import type { ChapterCoverage } from './model/coverage.js';
import type { DescribeEvent } from './model/description.js';
import type { EngineInfo } from './model/engineInfo.js';
import type { EngineOptions } from './model/engineOptions.js';
import type { EvaluatedEngine } from './model/evaluatedEngine.js';
import type { JobEvent } from './model/event.js';
import type { ExportEvent, ExportFormatInfo, ExportRequest } from './model/export.js';
import type { Finding } from './model/verdict.js';
import type { Move } from './model/move.js';
import type { MetadataView, ProposeEvent, YoutubeEvent } from './model/metadataView.js';
import type {
  DoctorCheck,
  ExportedWords,
  ImportedWords,
  ModelStatus,
  PullEvent,
  UnusedAudio,
  VerifyEvent,
  VoiceStatus,
} from './model/report.js';
import type { Patch, PatchView } from './model/patch.js';
import type { Pronunciation } from './model/pronunciation.js';
import type { ProfileEvent } from './model/profile.js';
import type { ChunkRecording } from './model/recording.js';
import type { ImportReport, ImportRequest } from './model/importedBook.js';
import type { NarrateRequest, PlanRequest } from './model/request.js';
import type { PhonemeSpan, Sample, SampleRequest } from './model/sample.js';
import type { Settling } from './model/settling.js';
import type { Span } from './model/span.js';
import type { ManuscriptStatus } from './model/state.js';
import type { Take } from './model/take.js';

/** The world a Lector lives in. All paths are absolute. */
export interface LectorOptions {
  /** Folder of the built program: `engineHost.mjs`, `espeak/`, `models/`. */
  readonly distDir: string;
  /** Folder where downloaded models are kept. */
  readonly modelsDir: string;
  /** Folder that mirrors models, asked before the network; each model in a folder named by its id. */
  readonly mirrorDir?: string;
  /** Whether a download may use the network at all. */
  readonly allowDownload: boolean;
  /** Engine processes; 0 for as many as cores and memory allow. */
  readonly workers: number;
  /** What a person set for engines, by their ids. */
  readonly engineOptions?: Readonly<Record<string, EngineOptions>>;
  /** Where language models are asked; without it nothing is, and rules answer. */
  readonly llm?: LlmOptions;
  readonly log: Log;
  readonly clock: Clock;
}

/** The core, as every face sees it. Methods throw LectorError where the world is broken. */
export interface Lector extends Disposable {
  engines(): readonly EngineInfo[];
  /** Engines that were looked into and can't be chosen. */
  evaluatedEngines(): readonly EvaluatedEngine[];
  /** The voices that are offered or installed; `isWhole` for the catalogue of Piper voices as well. */
  voices(which?: { readonly isWhole?: boolean }): Promise<readonly VoiceStatus[]>;
  /** The models, likewise. */
  models(which?: { readonly isWhole?: boolean }): Promise<readonly ModelStatus[]>;
  /** Fetches a model, named by its id or by that of one of its voices, from the first source that works; resumes it. */
  pull(id: string, signal: AbortSignal): AsyncGenerator<PullEvent, void>;
  /** What is wrong with an installed model, byte for byte; undefined where nothing is. Named as for {@link Lector.pull}. */
  verifyModel(id: string, signal: AbortSignal): Promise<string | undefined>;
  /** Removes an installed model and says which and whether it was there. Named as for {@link Lector.pull}. */
  removeModel(id: string): Promise<{ readonly model: string; readonly wasThere: boolean }>;
  /** Measures an engine on this machine; what it found counts when a Lector is opened the next time. @throws LectorError as `profileEngine`. */
  profile(request: ProfileRequest, signal: AbortSignal): AsyncGenerator<ProfileEvent, void>;
  /** The book that a file or folder belongs to. */
  openBook(request: Pick<PlanRequest, 'path' | 'stateRoot' | 'text'>, signal: AbortSignal): Promise<Book>;
  /** The roots of the books that a folder is or holds, in the order of their paths. */
  findBooks(folder: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Writes `lector.yaml` and the ignore file into a folder and returns the former's path. */
  createBook(folder: string, title: string, signal: AbortSignal): Promise<string>;
  /** Makes a book folder of a file of another format. @throws LectorError as `importBook`. */
  importBook(request: ImportRequest, signal: AbortSignal): Promise<ImportReport>;
  /** Has a word of a book said so from now on; returns the file that says so. @throws LectorError as `setPronunciation`. */
  setPronunciation(request: PlanRequest, one: Pronunciation, signal: AbortSignal): Promise<string>;
  /** Has a word said as it is written again, whatever it is bound to, or takes out one pronunciation of it; false where there was none. @throws LectorError as `setPronunciation`. */
  removePronunciation(request: PlanRequest, word: string | Pronunciation, signal: AbortSignal): Promise<boolean>;
  /** Adds the words of a PLS 1.0 lexicon to a book's. @throws LectorError as `importPronunciations`. */
  importPronunciations(
    request: PlanRequest,
    file: string,
    replace: boolean,
    signal: AbortSignal,
  ): Promise<ImportedWords>;
  /** Writes a book's words as a PLS 1.0 lexicon. @throws LectorError as `exportPronunciations`. */
  exportPronunciations(
    request: PlanRequest,
    file: string,
    replace: boolean,
    signal: AbortSignal,
  ): Promise<ExportedWords>;
  /** Who speaks in a file or a book, and where that isn't sure. @throws LectorError as `castOf`. */
  cast(request: PlanRequest, signal: AbortSignal): Promise<BookCast>;
  /** Has a language model say who speaks where rules can't tell; what it says is staged. @throws LectorError as `labelSpeakers`. */
  labelSpeakers(request: PlanRequest, signal: AbortSignal): AsyncGenerator<LabelEvent, void>;
  /** Gives somebody of a book a voice; returns the file that says so. @throws LectorError as `assignVoice`. */
  assignVoice(request: PlanRequest, given: CastVoice, signal: AbortSignal): Promise<string>;
  /** The edit that does so, for an editor to make; `text` is the file's where it is open. @throws LectorError as `castEdit`. */
  castEdit(request: PlanRequest, given: CastVoice, text: string | undefined, signal: AbortSignal): Promise<CastEdit>;
  /** The names, rare words and words with two readings of a book. @throws LectorError as `wordsOfBook`. */
  wordsOfBook(request: WordsRequest, signal: AbortSignal): Promise<BookWords>;
  /** A word of a spoken sentence that is said in two ways; undefined where it is none. `language` is a BCP 47 tag. */
  heteronymAt(sentence: string, word: Span, language: string): Heteronym | undefined;
  /** How words sound alone in a book's voice, in IPA, by the words. @throws LectorError as `soundsOf`. */
  soundsOf(request: PlanRequest, words: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** The moves inside of books that renaming makes, by the books' roots. */
  bookMoves(renamed: readonly Renamed[], signal: AbortSignal): Promise<ReadonlyMap<string, readonly Move[]>>;
  /** What moves change in the files of the book in `root`, for an editor to write. @throws LectorError as `moveEdits`. */
  moveEdits(
    root: string,
    moves: readonly Move[],
    textOf: (file: string) => string | undefined,
    signal: AbortSignal,
  ): Promise<readonly FileEdits[]>;
  /** Has takes, decisions and proposed edits follow chapters whose files were moved. @throws LectorError as `followMoves`. */
  followMoves(
    request: Pick<PlanRequest, 'path' | 'stateRoot'>,
    moves: readonly Move[],
    signal: AbortSignal,
  ): Promise<void>;
  /** The same for files that another program moved, found by their words; `request.path` is the book's root. @throws LectorError as `followFiles`. */
  followFiles(request: PlanRequest, files: readonly string[], signal: AbortSignal): Promise<boolean>;
  /** What is wrong with the text of a `lector.yaml` or `pronunciations.yaml` as it stands in an editor; `file` is its absolute path. */
  checkBookFile(file: string, text: string, signal: AbortSignal): Promise<readonly Finding[]>;
  /** A manuscript's plan beside its records. */
  inspect(request: PlanRequest, signal: AbortSignal): Promise<ManuscriptStatus>;
  /** Tokens of a text, counted by the engine itself. */
  countTokens(request: PlanRequest, texts: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  /** Loads the voice that would speak a file, where it is here and memory allows. */
  warmUp(request: PlanRequest, signal: AbortSignal): Promise<void>;
  narrate(request: NarrateRequest, signal: AbortSignal): AsyncGenerator<JobEvent, void>;
  /** Writes one WAV a chapter into `folder`; refuses a chapter with a chunk that has no good take. Returns the files. */
  writeChapterAudio(
    request: PlanRequest,
    folder: string,
    pauses: PauseSeconds,
    signal: AbortSignal,
  ): Promise<readonly string[]>;
  /** The formats that a book can be exported to. */
  exportFormats(): readonly ExportFormatInfo[];
  /** Writes a file or a book in these formats. @throws LectorError as `exportBook`. */
  exportBook(request: ExportRequest, signal: AbortSignal): AsyncGenerator<ExportEvent, void>;
  /** Where each written word is heard, chapter by chapter. @throws LectorError as `coverBook`. */
  coverage(request: PlanRequest, signal: AbortSignal): Promise<readonly ChapterCoverage[]>;
  /** Measures encoded files and holds them against what a store asks for. @throws LectorError as `checkStore`. */
  checkStore(request: StoreCheckRequest, signal: AbortSignal): AsyncGenerator<StoreCheckEvent, void>;
  /** Settles a chunk as a person wishes. @throws LectorError as `settleChunk`. */
  settle(request: PlanRequest, chunkId: string, settling: Settling, signal: AbortSignal): Promise<void>;
  /** Looks for what is hard to follow by ear; what may be done about it is staged as patches. @throws LectorError as `suggestFixes`. */
  suggestFixes(request: PlanRequest, signal: AbortSignal): Promise<Suggestions>;
  /** What is hard to follow by ear and only the author can mend. @throws LectorError as `hardToFollow`. */
  hardToFollow(request: PlanRequest, signal: AbortSignal): Promise<readonly Finding[]>;
  /** The patches of a book, decided ones too, the oldest first. @throws LectorError as `listPatches`. */
  patches(request: PlanRequest, signal: AbortSignal): Promise<readonly PatchView[]>;
  /** Carries out what a person decided of a patch. @throws LectorError as `decidePatch`. */
  decidePatch(request: PlanRequest, id: string, decision: PatchDecision, signal: AbortSignal): Promise<Patch>;
  /** Describes the chapters of a file, or those of a book and the book. @throws LectorError as `describe`. */
  describe(request: PlanRequest, signal: AbortSignal): AsyncGenerator<DescribeEvent, void>;
  /** What is told of a book, whose it is, and what waits. @throws LectorError as `viewMetadata`. */
  metadata(request: PlanRequest, signal: AbortSignal): Promise<MetadataView>;
  /** Stages what may fill the empty fields of a book's metadata. @throws LectorError as `proposeMetadata`. */
  proposeMetadata(request: PlanRequest, signal: AbortSignal): AsyncGenerator<ProposeEvent, void>;
  /** The edit that writes a person's value into a book's metadata, or takes it away. @throws LectorError as `metadataWriting`. */
  metadataWriting(
    request: PlanRequest,
    at: MetadataPath,
    value: MetadataValue | undefined,
    signal: AbortSignal,
  ): Promise<MetadataWriting>;
  /** Writes it. @throws LectorError as `setMetadata`. */
  setMetadata(
    request: PlanRequest,
    at: MetadataPath,
    value: MetadataValue | undefined,
    signal: AbortSignal,
  ): Promise<void>;
  /** A book as one video: title, description with the chapters' times, tags. @throws LectorError as `layOutVideo`. */
  youtube(request: VideoRequest, signal: AbortSignal): AsyncGenerator<YoutubeEvent, void>;
  /** Compares an agent with its rules by what is heard of their answers. @throws LectorError as `compareAgent`. */
  compareAgent(request: CompareRequest, signal: AbortSignal): AsyncGenerator<TrialEvent, void>;
  /** What came of such comparisons in a book, the oldest first. */
  agentTrials(request: PlanRequest, signal: AbortSignal): Promise<readonly AgentTrial[]>;
  /** The recording that plays for a chunk with this record; undefined where there is none. */
  take(request: PlanRequest, record: TakeNames, signal: AbortSignal): Promise<Take | undefined>;
  /** The recordings of a chunk that lie on disk. @throws LectorError as `recordingsOf`. */
  recordings(request: PlanRequest, chunkId: string, signal: AbortSignal): Promise<readonly ChunkRecording[]>;
  /** The words of a take that says a chunk, also in other words, with their places in the manuscript. */
  wordsInText(take: Take, chunk: Chunk): readonly WordInText[];
  /** Speaks a few words beside any narration, judged and not kept in a book. @throws LectorError as `createSampler`. */
  sample(request: SampleRequest, signal: AbortSignal): Promise<Sample>;
  /** The words of a spoken text in IPA. @throws LectorError as `transcribe`. */
  transcribe(request: SampleRequest, signal: AbortSignal): Promise<readonly PhonemeSpan[]>;
  /** Re-hashes every take and reads every record of a book. */
  verify(path: string, stateRoot: string | undefined, signal: AbortSignal): AsyncGenerator<VerifyEvent, void>;
  /** The takes of a book that nothing refers to. @throws LectorError BAD_RECORD where a record can't be read. */
  unusedAudio(path: string, stateRoot: string | undefined, signal: AbortSignal): Promise<UnusedAudio>;
  /** Removes them and says which; the book must not be narrated meanwhile. @throws LectorError also BOOK_LOCKED. */
  removeUnusedAudio(path: string, stateRoot: string | undefined, signal: AbortSignal): Promise<UnusedAudio>;
  /** Which language models are here, and which are worth having. Asks the endpoint that is set, or the usual one on this machine. */
  llm(signal: AbortSignal): Promise<LlmStatus>;
  doctor(signal: AbortSignal): Promise<readonly DoctorCheck[]>;
  /** A text's spoken form; where pronunciations are given, with these, as the engine reads them. */
  normalize(
    text: string,
    language: string,
    pronunciations?: readonly Pronunciation[],
    engine?: Pick<EngineInfo, 'readsIpa'>,
  ): string;
  sentences(text: string, language: string): readonly string[];
  /** Ends the engines' processes; the next narration starts new ones. */
  restartEngines(): Promise<void>;
}
