import path from 'node:path';
import type { Clock } from './base/clock.js';
import type { Disposable } from './base/lifetime.js';
import type { Log } from './base/log.js';
import { isTakeWav } from './audio/wav.js';
import { pullModel, removeModel, verifyModel } from './engines/models.js';
import { earInfos } from './engines/earInfos.js';
import { createPool, type EnginePool } from './engines/pool.js';
import { restingPool } from './engines/restingPool.js';
import { awaitedPool } from './jobs/awaitedPool.js';
import { bookWorld, maxDepth } from './jobs/bookWorld.js';
import { compareAgent, type CompareRequest } from './jobs/compareAgent.js';
import { countTokens } from './jobs/countTokens.js';
import { createBook } from './jobs/createBook.js';
import { decidePatch, type PatchDecision } from './jobs/decidePatch.js';
import { describe } from './jobs/describe.js';
import { doctor } from './jobs/doctor.js';
import { removePronunciation, setPronunciation } from './jobs/editPronunciations.js';
import { findBooks } from './jobs/findBooks.js';
import { inspect } from './jobs/inspect.js';
import type { JobWorld } from './jobs/jobWorld.js';
import { createJudgeThread } from './jobs/judgeThread.js';
import { listPatches } from './jobs/listPatches.js';
import { llmStatus } from './jobs/llmStatus.js';
import { narrate } from './jobs/narrate.js';
import { openBook } from './jobs/openBook.js';
import { playedTake, type TakeNames } from './jobs/playedTake.js';
import { readRegistries } from './jobs/readRegistries.js';
import { recordingsOf } from './jobs/recordingsOf.js';
import { createSampler } from './jobs/sampler.js';
import { shareMachine } from './jobs/shareMachine.js';
import { createSpeeds } from './jobs/speeds.js';
import { settleChunk } from './jobs/settleChunk.js';
import { statusOfModels, statusOfVoices, usefulModel } from './jobs/statusOfModels.js';
import { removeUnusedAudio, unusedAudio } from './jobs/unusedAudio.js';
import { hardToFollow, suggestFixes, type Suggestions } from './jobs/suggestFixes.js';
import { transcribe } from './jobs/transcribe.js';
import { warmUp } from './jobs/warmUp.js';
import { wordsInText, type WordInText } from './jobs/wordsInText.js';
import { writeChapterAudio } from './jobs/writeChapterAudio.js';
import { checkBookFile } from './manuscript/checkBookFile.js';
import { readPronunciations } from './manuscript/pronunciationsFile.js';
import { profileEngine, type ProfileRequest } from './jobs/profileEngine.js';
import { sayText } from './manuscript/speakable.js';
import { splitSentences } from './manuscript/splitSentences.js';
import type { LlmOptions, LlmStatus } from './model/agent.js';
import type { AgentTrial, TrialEvent } from './model/agentTrial.js';
import type { Book } from './model/book.js';
import type { Chunk, PauseSeconds } from './model/chunk.js';
import type { DescribeEvent } from './model/description.js';
import type { EngineInfo } from './model/engineInfo.js';
import type { EngineOptions } from './model/engineOptions.js';
import type { EvaluatedEngine } from './model/evaluatedEngine.js';
import type { JobEvent } from './model/event.js';
import type { Finding } from './model/verdict.js';
import type { DoctorCheck, ModelStatus, PullEvent, UnusedAudio, VerifyEvent, VoiceStatus } from './model/report.js';
import type { Patch, PatchView } from './model/patch.js';
import { pronunciationsFileName, type Pronunciation } from './model/pronunciation.js';
import type { ProfileEvent } from './model/profile.js';
import type { ChunkRecording } from './model/recording.js';
import type { NarrateRequest, PlanRequest } from './model/request.js';
import type { PhonemeSpan, Sample, SampleRequest } from './model/sample.js';
import type { Settling } from './model/settling.js';
import type { ManuscriptStatus } from './model/state.js';
import type { Take } from './model/take.js';
import { nodeFiles } from './store/files.js';
import { openStore, type Store } from './store/openStore.js';

export { readEngineOptions } from './engines/withOptions.js';
export { defaultModelsDir } from './jobs/defaultModelsDir.js';
export { phrases } from './jobs/phrases.js';

/** Processes for what someone wants to hear right now: one for phonemes, one for the voice; they end two minutes later. */
const sampleWorkers = 2;
const sampleIdleMs = 120_000;
/** What was loaded for a narration is kept as long as someone may listen to it and ask for the next chapter. */
const narrationIdleMs = 900_000;

/** A profile tries longer texts than planned ones; their own limits engines keep themselves. */
const profiledBeyond = 4;

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
  /** Measures an engine on this machine; what it found counts when a Lector is opened the next time. @throws LectorError as {@link profileEngine}. */
  profile(request: ProfileRequest, signal: AbortSignal): AsyncGenerator<ProfileEvent, void>;
  /** The book that a file or folder belongs to. */
  openBook(request: Pick<PlanRequest, 'path' | 'stateRoot' | 'text'>, signal: AbortSignal): Promise<Book>;
  /** The roots of the books that a folder is or holds, in the order of their paths. */
  findBooks(folder: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Writes `lector.yaml` and the ignore file into a folder and returns the former's path. */
  createBook(folder: string, title: string, signal: AbortSignal): Promise<string>;
  /** Has a word of a book said so from now on; returns the file that says so. @throws LectorError as {@link setPronunciation}. */
  setPronunciation(request: PlanRequest, one: Pronunciation, signal: AbortSignal): Promise<string>;
  /** Has a word said as it is written again; false where it was. @throws LectorError as {@link setPronunciation}. */
  removePronunciation(request: PlanRequest, word: string, signal: AbortSignal): Promise<boolean>;
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
  /** Settles a chunk as a person wishes. @throws LectorError as {@link settleChunk}. */
  settle(request: PlanRequest, chunkId: string, settling: Settling, signal: AbortSignal): Promise<void>;
  /** Looks for what is hard to follow by ear; what may be done about it is staged as patches. @throws LectorError as {@link suggestFixes}. */
  suggestFixes(request: PlanRequest, signal: AbortSignal): Promise<Suggestions>;
  /** What is hard to follow by ear and only the author can mend. @throws LectorError as {@link hardToFollow}. */
  hardToFollow(request: PlanRequest, signal: AbortSignal): Promise<readonly Finding[]>;
  /** The patches of a book, decided ones too, the oldest first. @throws LectorError as {@link listPatches}. */
  patches(request: PlanRequest, signal: AbortSignal): Promise<readonly PatchView[]>;
  /** Carries out what a person decided of a patch. @throws LectorError as {@link decidePatch}. */
  decidePatch(request: PlanRequest, id: string, decision: PatchDecision, signal: AbortSignal): Promise<Patch>;
  /** Describes the chapters of a file, or those of a book and the book. @throws LectorError as {@link describe}. */
  describe(request: PlanRequest, signal: AbortSignal): AsyncGenerator<DescribeEvent, void>;
  /** Compares an agent with its rules by what is heard of their answers. @throws LectorError as {@link compareAgent}. */
  compareAgent(request: CompareRequest, signal: AbortSignal): AsyncGenerator<TrialEvent, void>;
  /** What came of such comparisons in a book, the oldest first. */
  agentTrials(request: PlanRequest, signal: AbortSignal): Promise<readonly AgentTrial[]>;
  /** The recording that plays for a chunk with this record; undefined where there is none. */
  take(request: PlanRequest, record: TakeNames, signal: AbortSignal): Promise<Take | undefined>;
  /** The recordings of a chunk that lie on disk. @throws LectorError as {@link recordingsOf}. */
  recordings(request: PlanRequest, chunkId: string, signal: AbortSignal): Promise<readonly ChunkRecording[]>;
  /** The words of a take that says a chunk, also in other words, with their places in the manuscript. */
  wordsInText(take: Take, chunk: Chunk): readonly WordInText[];
  /** Speaks a few words beside any narration, judged and not kept in a book. @throws LectorError as {@link createSampler}. */
  sample(request: SampleRequest, signal: AbortSignal): Promise<Sample>;
  /** The words of a spoken text in IPA. @throws LectorError as {@link transcribe}. */
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
  /** A text's spoken form. */
  normalize(text: string, language: string): string;
  sentences(text: string, language: string): readonly string[];
  /** Ends the engines' processes; the next narration starts new ones. */
  restartEngines(): Promise<void>;
}

/**
 * Wires a Lector: the one place where its parts meet.
 * @throws LectorError BAD_CONFIG when a registry in `dist/models` is damaged.
 */
export async function openLector(options: LectorOptions): Promise<Lector> {
  const { clock, distDir, log, modelsDir } = options;
  const hostPath = path.join(distDir, 'engineHost.mjs');
  const places = { distDir, modelsDir, hostPath };
  const { llms, ...registries } = await readRegistries(places, options.engineOptions ?? {}, log);
  const { engines, evaluated } = registries;
  const poolOptions = {
    hostPath,
    espeakDir: path.join(distDir, 'espeak'),
    modelsDir,
    workers: options.workers,
    registry: engines,
    log,
    clock,
  };
  const earHost = path.join(distDir, 'earHost.mjs');
  const unseated = [
    restingPool(createPool(poolOptions), narrationIdleMs),
    restingPool(createPool({ ...poolOptions, workers: sampleWorkers }), sampleIdleMs),
    restingPool(createPool({ ...poolOptions, hostPath: earHost, workers: 1, registry: earInfos }), narrationIdleMs),
  ] as const;
  const llmHost = path.join(distDir, 'llmHost.mjs');
  const shared = options.llm && {
    options: options.llm,
    ...shareMachine({
      options: options.llm,
      hostPath: llmHost,
      pools: unseated,
      engines: [...engines, ...earInfos],
      log,
    }),
  };
  const checks = createJudgeThread(path.join(distDir, 'judge.mjs'));
  const seated = shared?.seated ?? ((each: EnginePool) => each);
  const stores = new Map<string, Store>();
  const pools = { pool: seated(unseated[0]), samplePool: seated(unseated[1]), earPool: seated(unseated[2]) };
  const world: JobWorld = {
    ...registries,
    modelsDir,
    ...pools,
    judge: checks.judge,
    storeOf,
    ...(shared && { llm: { ...shared.options, server: shared.llm } }),
    speeds: createSpeeds(),
    clock,
    log,
  };
  const sampleWorld: JobWorld = { ...world, pool: awaitedPool(pools.samplePool, () => true) };

  function storeOf(stateRoot: string): Store {
    const store = stores.get(stateRoot) ?? openStore(stateRoot, { files: nodeFiles, clock, log });
    stores.set(stateRoot, store);
    return store;
  }

  return {
    engines: () => engines,
    evaluatedEngines: () => evaluated,
    voices: (which) => statusOfVoices(world, which?.isWhole ?? false),
    models: ({ isWhole = false } = {}) => statusOfModels(world, isWhole),
    pull: (id, signal) => pullModel(usefulModel(world, id), options, clock, signal),
    verifyModel: async (id, signal) => verifyModel(usefulModel(world, id), modelsDir, signal),
    async removeModel(id) {
      const model = usefulModel(world, id);
      return { model: model.id, wasThere: await removeModel(model, modelsDir) };
    },
    async *profile(request, signal) {
      const longer = engines.map((engine) => ({ ...engine, maxTokens: engine.maxTokens * profiledBeyond }));
      const alone = createPool({ ...poolOptions, workers: 1, registry: longer });
      try {
        yield* profileEngine(world, alone, request, signal);
      } finally {
        await alone.dispose();
      }
    },
    openBook: async (request, signal) => (await openBook(request, signal)).book,
    findBooks,
    createBook: (folder, title, signal) => createBook(storeOf(folder), folder, title, signal),
    setPronunciation,
    removePronunciation,
    async checkBookFile(file, text, signal) {
      if (path.basename(file) === pronunciationsFileName) return readPronunciations(text).findings;
      return checkBookFile(text, new Set(await bookWorld(path.dirname(file), maxDepth).list(signal)));
    },
    inspect: (request, signal) => inspect(world, request, signal),
    countTokens: (request, texts, signal) => countTokens(world, request, texts, signal),
    warmUp: (request, signal) => warmUp(world, request, signal),
    narrate: (request, signal) => narrate(world, request, signal),
    writeChapterAudio: (request, folder, pauses, signal) => writeChapterAudio(world, request, folder, pauses, signal),
    settle: (request, chunkId, settling, signal) => settleChunk(world, request, chunkId, settling, signal),
    suggestFixes: (request, signal) => suggestFixes(world, request, signal),
    hardToFollow: (request, signal) => hardToFollow(world, request, signal),
    patches: (request, signal) => listPatches(world, request, signal),
    decidePatch: (request, id, decision, signal) => decidePatch(world, request, id, decision, signal),
    describe: (request, signal) => describe(world, request, signal),
    compareAgent: (request, signal) => compareAgent(world, request, signal),
    async agentTrials(request, signal) {
      const { book } = await openBook(request, signal);
      return storeOf(book.stateRoot).listTrials();
    },
    async take(request, record, signal) {
      const { book } = await openBook(request, signal);
      return playedTake(storeOf(book.stateRoot), record);
    },
    recordings: (request, chunkId, signal) => recordingsOf(world, request, chunkId, signal),
    wordsInText,
    sample: createSampler(sampleWorld),
    transcribe: (request, signal) => transcribe(sampleWorld, request, signal),
    async *verify(fileOrFolder, stateRoot, signal) {
      const asked = { path: fileOrFolder, ...(stateRoot === undefined ? {} : { stateRoot }) };
      const { book } = await openBook(asked, signal);
      yield* storeOf(book.stateRoot).verify(isTakeWav, signal);
    },
    unusedAudio: (fileOrFolder, stateRoot, signal) => unusedAudio(world, fileOrFolder, stateRoot, signal),
    removeUnusedAudio: (fileOrFolder, stateRoot, signal) => removeUnusedAudio(world, fileOrFolder, stateRoot, signal),
    llm: (signal) => llmStatus(options.llm, llms, signal),
    doctor: (signal) => doctor(world, signal),
    normalize: sayText,
    sentences: (text, language) =>
      splitSentences(text, language)
        .map(({ start, end }) => text.slice(start, end).trim())
        .filter((sentence) => sentence !== ''),
    async restartEngines() {
      await Promise.all(unseated.map((each) => each.restart()));
    },
    async dispose() {
      await Promise.all([...unseated.map((each) => each.dispose()), shared?.llm.dispose(), checks.dispose()]);
    },
  };
}
