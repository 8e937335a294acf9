import path from 'node:path';
import { isTakeWav } from './audio/wav.js';
import { pullModel, removeModel, verifyModel } from './engines/models.js';
import { earInfos } from './engines/earInfos.js';
import { createPool, type EnginePool } from './engines/pool.js';
import { restingPool } from './engines/restingPool.js';
import { awaitedPool } from './jobs/awaitedPool.js';
import { encodeInThread } from './exporters/encodeInThread.js';
import { exporters } from './exporters/index.js';
import { assignVoice, castEdit } from './jobs/assignVoice.js';
import { bookWorld, maxDepth } from './jobs/bookWorld.js';
import { castOf } from './jobs/castOf.js';
import { checkStore } from './jobs/checkStore.js';
import { compareAgent } from './jobs/compareAgent.js';
import { countTokens } from './jobs/countTokens.js';
import { coverBook } from './jobs/coverBook.js';
import { createBook } from './jobs/createBook.js';
import { decidePatch } from './jobs/decidePatch.js';
import { describe } from './jobs/describe.js';
import { doctor } from './jobs/doctor.js';
import { removePronunciation, setPronunciation } from './jobs/editPronunciations.js';
import { exportBook } from './jobs/exports/exportBook.js';
import { exportPronunciations } from './jobs/exportPronunciations.js';
import { findBooks } from './jobs/findBooks.js';
import { heteronymAt } from './jobs/heteronymsIn.js';
import { importPronunciations } from './jobs/importPronunciations.js';
import { inspect } from './jobs/inspect.js';
import type { JobWorld } from './jobs/jobWorld.js';
import { createJudgeThread } from './jobs/judgeThread.js';
import { labelSpeakers } from './jobs/labelSpeakers.js';
import { listPatches } from './jobs/listPatches.js';
import { llmStatus } from './jobs/llmStatus.js';
import { layOutVideo } from './jobs/metadata/layOutVideo.js';
import { proposeMetadata } from './jobs/metadata/proposeMetadata.js';
import { metadataWriting, setMetadata } from './jobs/metadata/setMetadata.js';
import { viewMetadata } from './jobs/metadata/viewMetadata.js';
import { bookMoves } from './jobs/moves/bookMoves.js';
import { followFiles } from './jobs/moves/followFiles.js';
import { followMoves } from './jobs/moves/followMoves.js';
import { moveEdits } from './jobs/moves/moveEdits.js';
import { narrate } from './jobs/narrate.js';
import { openBook } from './jobs/openBook.js';
import { playedTake } from './jobs/playedTake.js';
import { readRegistries } from './jobs/readRegistries.js';
import { recordingsOf } from './jobs/recordingsOf.js';
import { createSampler } from './jobs/sampler.js';
import { shareMachine } from './jobs/shareMachine.js';
import { createSpeeds } from './jobs/speeds.js';
import { settleChunk } from './jobs/settleChunk.js';
import { statusOfModels, statusOfVoices, usefulModel } from './jobs/statusOfModels.js';
import { removeUnusedAudio, unusedAudio } from './jobs/unusedAudio.js';
import { soundsOf } from './jobs/soundsOf.js';
import { hardToFollow, suggestFixes } from './jobs/suggestFixes.js';
import { transcribe } from './jobs/transcribe.js';
import { warmUp } from './jobs/warmUp.js';
import { wordsOfBook } from './jobs/wordsOfBook.js';
import { wordsInText } from './jobs/wordsInText.js';
import { writeChapterAudio } from './jobs/writeChapterAudio.js';
import { checkBookFile } from './manuscript/checkBookFile.js';
import { readPronunciations } from './manuscript/pronunciationsFile.js';
import { profileEngine } from './jobs/profileEngine.js';
import { sayText } from './manuscript/speakable.js';
import { splitSentences } from './manuscript/splitSentences.js';
import { pronunciationsFileName } from './model/pronunciation.js';
import { nodeFiles } from './store/files.js';
import { openStore, type Store } from './store/openStore.js';
import type { Lector, LectorOptions } from './facade.js';

export type { Lector, LectorOptions } from './facade.js';
export { readEngineOptions } from './engines/withOptions.js';
export type { CheckedFile, StoreCheckEvent } from './jobs/checkStore.js';
export { defaultModelsDir } from './jobs/defaultModelsDir.js';
export { phrases } from './jobs/phrases.js';

/** Processes for what someone wants to hear right now: one for phonemes, one for the voice; they end two minutes later. */
const sampleWorkers = 2;
const sampleIdleMs = 120_000;
/** What was loaded for a narration is kept as long as someone may listen to it and ask for the next chapter. */
const narrationIdleMs = 900_000;

/** A profile tries longer texts than planned ones; their own limits engines keep themselves. */
const profiledBeyond = 4;

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
  // Nobody waits for what is heard, and on busy cores it gets what others leave.
  const hearing = { workers: 1, minDeadlineMs: 60_000 };
  const unseated = [
    restingPool(createPool(poolOptions), narrationIdleMs),
    restingPool(createPool({ ...poolOptions, workers: sampleWorkers, isAwaited: true }), sampleIdleMs),
    restingPool(createPool({ ...poolOptions, ...hearing, hostPath: earHost, registry: earInfos }), narrationIdleMs),
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
    encode: encodeInThread(path.join(distDir, 'encode.mjs')),
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
    // What it needs to read other formats is loaded by those alone who import.
    importBook: async (request, signal) => (await import('./jobs/importBook.js')).importBook(request, signal),
    setPronunciation,
    removePronunciation,
    importPronunciations,
    exportPronunciations,
    cast: (request, signal) => castOf(world, request, signal),
    labelSpeakers: (request, signal) => labelSpeakers(world, request, signal),
    assignVoice: (request, given, signal) => assignVoice(world, request, given, signal),
    castEdit: (request, given, text, signal) => castEdit(world, request, given, text, signal),
    wordsOfBook: (request, signal) => wordsOfBook(world, request, signal),
    heteronymAt,
    soundsOf: (request, words, signal) => soundsOf(sampleWorld, request, words, signal),
    bookMoves,
    moveEdits,
    followMoves: (request, moves, signal) => followMoves(world, request, moves, signal),
    followFiles: (request, files, signal) => followFiles(world, request, files, signal),
    async checkBookFile(file, text, signal) {
      if (path.basename(file) === pronunciationsFileName) return readPronunciations(text).findings;
      return checkBookFile(text, new Set(await bookWorld(path.dirname(file), maxDepth).list(signal)));
    },
    inspect: (request, signal) => inspect(world, request, signal),
    countTokens: (request, texts, signal) => countTokens(world, request, texts, signal),
    warmUp: (request, signal) => warmUp(world, request, signal),
    narrate: (request, signal) => narrate(world, request, signal),
    writeChapterAudio: (request, folder, pauses, signal) => writeChapterAudio(world, request, folder, pauses, signal),
    exportFormats: () => exporters,
    exportBook: (request, signal) => exportBook(world, request, signal),
    coverage: (request, signal) => coverBook(world, request, signal),
    checkStore: (request, signal) => checkStore(world, request, signal),
    settle: (request, chunkId, settling, signal) => settleChunk(world, request, chunkId, settling, signal),
    suggestFixes: (request, signal) => suggestFixes(world, request, signal),
    hardToFollow: (request, signal) => hardToFollow(world, request, signal),
    patches: (request, signal) => listPatches(world, request, signal),
    decidePatch: (request, id, decision, signal) => decidePatch(world, request, id, decision, signal),
    describe: (request, signal) => describe(world, request, signal),
    metadata: (request, signal) => viewMetadata(world, request, signal),
    proposeMetadata: (request, signal) => proposeMetadata(world, request, signal),
    metadataWriting,
    setMetadata,
    youtube: (request, signal) => layOutVideo(world, request, signal),
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
