import { agents } from '../../agents/index.js';
import { rewriteLimit } from '../../agents/rewriter.js';
import { filled } from '../../base/phrase.js';
import { categoryOfFinding } from '../../failures/categoryOf.js';
import type { ProposedEdit } from '../../model/patch.js';
import { spokenText } from '../../model/spoken.js';
import { refusalOf } from '../../patches/refusalOf.js';
import { respoken } from '../../patches/respoken.js';
import { spokenEdit } from '../../patches/spokenEdit.js';
import { writtenEdit } from '../../patches/writtenEdit.js';
import { patchPhrases } from '../phrases.js';
import { isAccepted } from '../recordOf.js';
import { wantedTake } from '../speechSource.js';
import type { Repair, RepairScene } from './repair.js';

/**
 * The chunk in other words, by a model or by rules. The manuscript isn't touched: the take is marked by a finding, and the words are
 * staged as an edit, which a person accepts or not.
 */
export const rewrittenText: Repair = {
  id: 'rewrite',
  async attempt(scene) {
    const { world, work, reason, speakBy, begin, ask, stage, signal } = scene;
    const { chunk, speech } = work;
    const text = spokenText(chunk.spoken);
    const order = {
      text,
      limit: rewriteLimit(text),
      findings: reason ? [reason.message] : [],
      language: speech.settings.language,
    };
    const { answer, ...by } = await ask(agents.rewriter, order, signal);
    const spoken = respoken(chunk.spoken, answer, chunk.span);
    const words = spokenText(spoken);
    if (words.trim() === text.trim()) return undefined;
    begin(speech.engine.id);
    const rewritten = { ...chunk, spoken };
    const performed = await speakBy({ ...work, chunk: rewritten, takeId: wantedTake(world.models, speech, rewritten) });
    const attempts = performed.attempts.map((attempt) => ({ ...attempt, repair: 'rewrite' as const }));
    if (!isAccepted(performed.outcome)) return { ...performed, attempts };
    const edit = editFor(scene, words, by);
    if (edit) await stage(edit);
    const message = filled(patchPhrases.onlyInOtherWords, words.replace(/\s+/g, ' ').trim());
    const instead = { code: 'text-rewritten', severity: 'warning', message, span: chunk.span } as const;
    return { ...performed, attempts, instead };
  },
};

/** What a person may accept, so that these words stand for the chunk from then on; undefined where they may not be proposed. */
function editFor(
  { task, work, reason }: RepairScene,
  words: string,
  { agent, model, confidence }: Pick<ProposedEdit, 'agent' | 'model' | 'confidence'>,
): ProposedEdit | undefined {
  const { chapterId, chunk, source } = task;
  const said = spokenEdit(source.text, chunk, words);
  const kind = said ? 'spoken' : 'manuscript';
  const change = said ?? writtenEdit(source.text, chunk, words);
  if (refusalOf({ kind, ...change }) !== undefined) return undefined;
  return {
    ...change,
    kind,
    target: source.file,
    description: filled(patchPhrases.otherWords, work.speech.engine.name),
    reasoning: reason
      ? filled(patchPhrases.asItStands, reason.message.replace(/[^.!?]$/, '$&.'))
      : patchPhrases.unspoken,
    confidence,
    agent,
    model,
    chapter: chapterId,
    chunk: chunk.id,
    ...(reason && { category: categoryOfFinding(reason.code) }),
  };
}
