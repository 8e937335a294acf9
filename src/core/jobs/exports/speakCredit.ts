import { encodeWav } from '../../audio/wav.js';
import { LectorError } from '../../base/errors.js';
import { ledgerOf } from '../../manuscript/ledger.js';
import { parseManuscript } from '../../manuscript/parseManuscript.js';
import type { Book } from '../../model/book.js';
import type { Chunk } from '../../model/chunk.js';
import { notated } from '../../model/notation.js';
import type { PlanRequest } from '../../model/request.js';
import { spokenText } from '../../model/spoken.js';
import type { ChunkStatus } from '../../model/state.js';
import type { Take } from '../../model/take.js';
import type { Store } from '../../store/openStore.js';
import { sha256Of } from '../../store/sha256Of.js';
import type { JobWorld } from '../jobWorld.js';
import type { ReadChapter } from '../readChapters.js';
import { isAccepted, pendingRecord, takenRecord } from '../recordOf.js';
import { requireVoice } from '../requireVoice.js';
import { resolveSpeech } from '../resolveSpeech.js';
import { speakText } from '../speakText.js';
import { sourceOf, speechOf, type ChunkSpeech } from '../speechSource.js';
import { takeIdOf } from '../takeIdOf.js';
import type { CreditText } from './creditTexts.js';

/** Where the takes of a chapter are read from. */
export type TakeStore = Pick<Store, 'findRecording' | 'readTakeAudio'>;

/**
 * Speaks a credit with the book's voice, as a chapter whose takes are kept in memory alone.
 * @throws LectorError MODEL_MISSING, and ENGINE_FAILED where the checks refuse what came out.
 */
export async function speakCredit(
  world: JobWorld,
  book: Book,
  request: PlanRequest,
  { title, text }: CreditText,
  signal: AbortSignal,
): Promise<{ readonly read: ReadChapter; readonly store: TakeStore }> {
  const speech = resolveSpeech(world, request, {}, book);
  const manuscript = parseManuscript(`${title}.md`, text, {
    engine: speech.engine,
    skip: [],
    language: speech.settings.language,
    knownChunks: [],
    ...(book.pronunciations && { pronunciations: book.pronunciations }),
  });
  const [chapter] = manuscript.chapters;
  const [ledger] = ledgerOf(manuscript, []);
  if (!chapter || !ledger || chapter.chunks.length === 0)
    throw new LectorError('BAD_CONFIG', `The credits “${text}” have no words.`, {
      nextStep: 'Write some below credits: in lector.yaml, or remove them there.',
    });
  const kept = new Map<string, { readonly take: Take; readonly wav: Uint8Array }>();
  const chunks: ChunkStatus[] = [];
  for (const chunk of chapter.chunks) {
    const own = speechOf(world.engines, speech, chunk);
    const { take, wav } = await spokenTake(world, own, chunk, signal);
    kept.set(take.sha256, { take, wav });
    const record = takenRecord(pendingRecord(chunk, undefined), take, [], [], { reason: own.reason });
    chunks.push({ chunk, state: 'ready', record, takeId: take.id });
  }
  const status = { chapter, chunks };
  return {
    read: { status, ledger, manuscript: { manuscript, chapters: [status], speech: speech.settings } },
    store: {
      findRecording: ({ sha256 }) => {
        const found = kept.get(sha256);
        return Promise.resolve(found && { take: found.take });
      },
      readTakeAudio: ({ sha256 }) => {
        const found = kept.get(sha256);
        const lost = new LectorError('FILE_MISSING', `There is no take ${sha256} of the credits.`);
        return found ? Promise.resolve(found.wav) : Promise.reject(lost);
      },
    },
  };
}

async function spokenTake(
  world: JobWorld,
  own: ChunkSpeech,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<{ readonly take: Take; readonly wav: Uint8Array }> {
  await requireVoice(world, own);
  const { engine, voice, settings } = own;
  const text = spokenText(chunk.spoken);
  const spoken = await speakText(world.pool, own, chunk.spoken, 0, signal);
  const { outcome, findings } = await world.judge({
    ...spoken,
    text,
    charsPerSecond: voice.charsPerSecond * settings.rate,
  });
  if (!isAccepted(outcome))
    throw new LectorError(
      'ENGINE_FAILED',
      `The credits “${text}”: ${findings[0]?.message ?? 'the audio was refused'}.`,
      {
        nextStep: 'Try again, choose another voice, or write other words below credits: in lector.yaml.',
      },
    );
  const wav = encodeWav(spoken.samples, spoken.sampleRate);
  const seconds = spoken.samples.length / spoken.sampleRate;
  const take: Take = {
    id: takeIdOf(notated(chunk.spoken, engine).text, sourceOf(world.models, own)),
    chunkId: chunk.id,
    engine: engine.id,
    voice: voice.id,
    spoken: text,
    seconds,
    sampleRate: spoken.sampleRate,
    rtf: spoken.synthesisSeconds / seconds,
    tokens: spoken.tokens,
    words: spoken.words,
    file: '',
    sha256: sha256Of(wav),
  };
  return { take, wav };
}
