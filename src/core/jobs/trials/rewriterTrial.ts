import { agents } from '../../agents/index.js';
import { rewriteLimit } from '../../agents/rewriter.js';
import { spokenText } from '../../model/spoken.js';
import { recordsById } from '../statesOf.js';
import type { Trial } from './piece.js';

/**
 * Chunks in other words: first those that failed or are doubted, then the longest, for which a voice most likely needs them. Chunks of
 * another voice or language are left out.
 */
export const rewriterTrial: Trial = {
  agent: 'rewriter',
  promptVersion: agents.rewriter.promptVersion,
  pieces({ manuscript, prose, records, limit }) {
    const wanted = new Set(prose.map(({ chapter }) => chapter.id));
    const all = manuscript.chapters
      .filter(({ id }) => wanted.has(id))
      .flatMap(({ id, chunks }) => {
        const known = recordsById(records.get(id) ?? {});
        return chunks.map((chunk) => ({ chunk, text: spokenText(chunk.spoken), record: known.get(chunk.id) }));
      })
      .filter(({ chunk }) => chunk.voice === undefined && chunk.speaker === undefined && chunk.language === undefined)
      .map(({ text, record }, at) => {
        const findings = record?.validation.findings.map(({ message }) => message) ?? [];
        return { text, findings, at, isTroubled: record?.status === 'failed' || findings.length > 0 };
      });
    return [...all]
      .sort((a, b) => Number(b.isTroubled) - Number(a.isTroubled) || b.text.length - a.text.length)
      .slice(0, limit)
      .sort((a, b) => a.at - b.at)
      .map(({ text, findings }) => async (ask, signal) => {
        const order = { text, limit: rewriteLimit(text), findings, language: manuscript.language };
        const { answer, why } = await ask(agents.rewriter, order, signal);
        return {
          rules: [{ text: agents.rewriter.heuristic(order).answer }],
          model: [{ text: answer }],
          ...(why && { why }),
        };
      });
  },
};
