import { filled } from '../../base/phrase.js';
import type { ChunkEdit } from '../../patches/writtenEdit.js';
import { voiceEdits } from '../../patches/voiceEdits.js';
import { patchPhrases } from '../phrases.js';
import { placePatch } from '../placePatch.js';
import { spareVoices } from '../spareVoices.js';
import { saySame, voicedWords } from '../voicedWords.js';
import { proposedFor, type Fix, type FixScene } from './fix.js';
import { firstToSayWell } from './saysWell.js';

/** Another voice for a dead chunk alone, by marks in its manuscript: one that said its words already. */
export async function otherVoice(scene: FixScene): Promise<Fix | undefined> {
  const { world, task, work } = scene;
  const { file: target, text } = task.source;
  const { speech } = work;
  const found = await firstToSayWell(scene, await spareVoices(world, speech));
  const edit = found && editFor(scene, `${found.engine.id}/${found.voice.id}`);
  if (!edit) return undefined;
  const names = [found.engine.name, found.voice.name, speech.engine.name, speech.voice.name];
  const told = { description: filled(patchPhrases.voice, ...names), reasoning: patchPhrases.voiceBecause };
  const proposed = { ...edit, ...told, ...proposedFor(scene), kind: 'engine', target } as const;
  const isPlaced = typeof placePatch(world, { ...proposed, start: edit.span.start }, text) !== 'string';
  return isPlaced ? { edit: proposed, text } : undefined;
}

/** The shortest marks that give the chunk's words, and no others, that voice. */
function editFor({ task: { source, chunk } }: FixScene, voice: string): ChunkEdit | undefined {
  const { text } = source;
  const words = voicedWords(text);
  return voiceEdits(text, chunk, voice).find(({ span, after }) => {
    const changed = voicedWords(text.slice(0, span.start) + after + text.slice(span.end));
    return (
      saySame(words, changed) &&
      words.every(({ span: place, voice: own }, at) => {
        const isOfChunk = place !== undefined && place.start >= chunk.span.start && place.end <= chunk.span.end;
        return changed[at]?.voice === (isOfChunk ? voice : own);
      })
    );
  });
}
