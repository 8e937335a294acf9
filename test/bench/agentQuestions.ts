import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { Agent } from '../../src/core/agents/agent.js';
import { longestStretch } from '../../src/core/agents/chunker.js';
import type { FailedChunk } from '../../src/core/agents/failedChunk.js';
import { agents } from '../../src/core/agents/index.js';
import type { LlmQuestion } from '../../src/core/agents/llm.js';
import { readReply } from '../../src/core/agents/readReply.js';
import { rewriteLimit } from '../../src/core/agents/rewriter.js';
import { mostLines } from '../../src/core/agents/speakers.js';
import { utterancesIn } from '../../src/core/jobs/castPassages.js';
import { proseOf, type ChapterProse } from '../../src/core/jobs/proseOf.js';
import { lineOf } from '../../src/core/jobs/speakerQuestions.js';
import { parseMarkdown } from '../../src/core/manuscript/parseMarkdown.js';
import { readPassages } from '../../src/core/manuscript/readPassages.js';
import type { AgentId } from '../../src/core/model/agent.js';
import { failureCategories } from '../../src/core/model/failure.js';

export const grades = ['no JSON', 'refused', 'unsure', 'used'] as const;
/** What becomes of a reply: it isn't the JSON that was asked for, code refuses what it says, its confidence is too small, or it counts. */
export type Grade = (typeof grades)[number];

/** What an agent asks a model about a book, and how its reply is graded. */
export interface AgentQuestion extends Pick<LlmQuestion, 'prompt' | 'format' | 'maxReplyTokens'> {
  readonly agent: AgentId;
  gradeOf(reply: string): Grade;
}

/** A chapter of a book as it is on disk. */
export interface ChapterFile {
  readonly file: string;
  readonly text: string;
}

const leastConfidence = 0.7;
const language = 'en';
/** Characters of the longest chunk, as `lector ab chunker` has them. */
const longestChunk = 1_000;

/** What every agent asks about a book's first chapters, `each` times at most, as the jobs of the core do. */
export function agentQuestions(chapters: readonly ChapterFile[], each: number): readonly AgentQuestion[] {
  const prose = chapters.flatMap(({ file, text }) => proseOf(file, text, language));
  const longest = prose
    .flatMap(({ sentences }) => sentences.map(({ text }) => text))
    .sort((a, b) => b.length - a.length)
    .slice(0, each);
  return [
    ...longest.map((text) =>
      questionOf(agents.rewriter, {
        ...{ text, limit: rewriteLimit(text), language },
        findings: ['The audio ends before the words do.'],
      }),
    ),
    ...longest.map((text, at) => questionOf(agents.reasoner, failedAt(text, at))),
    ...prose.slice(0, each).map(({ chapter, sentences }) =>
      questionOf(agents.metadata, {
        ...{ of: 'chapter', title: chapter.title, tags: [], language },
        sentences: sentences.map(({ written, isSaid }) => ({ text: written, isSaid })),
      }),
    ),
    ...prose.slice(0, each).map((chapter) => questionOf(agents.chunker, stretchOf(chapter))),
    ...chapters.flatMap(whoSpeaks).slice(0, each),
  ];
}

function questionOf<Input, Reply, Answer>(agent: Agent<Input, Reply, Answer>, input: Input): AgentQuestion {
  return {
    agent: agent.id,
    prompt: agent.prompt(input),
    format: toJsonSchema(agent.reply),
    maxReplyTokens: agent.maxReplyTokens(input),
    gradeOf(reply) {
      if (!v.is(v.pipe(v.string(), v.parseJson(), agent.reply), reply)) return 'no JSON';
      const opinion = readReply(agent, reply, input);
      if (!opinion) return 'refused';
      return opinion.confidence < leastConfidence ? 'unsure' : 'used';
    },
  };
}

/** A chunk that failed, each time in another way. */
function failedAt(text: string, at: number): FailedChunk {
  const category = failureCategories[at % failureCategories.length];
  const { answer } = agents.reasoner.heuristic({
    ...{ text, engine: 'piper', findings: [], logTail: '' },
    attempts: [{ engine: 'piper', outcome: 'error', ...(category && { category }) }],
  });
  const attempts = [
    { engine: 'piper', outcome: 'error', message: answer.cause, ...(category && { category }) } as const,
  ];
  return { text, engine: 'piper', attempts, findings: [], logTail: answer.cause };
}

/** The beginning of a chapter, as much of it as a model is given at once. */
function stretchOf({ sentences }: ChapterProse) {
  let characters = 0;
  const own = sentences
    .slice(0, longestStretch.sentences)
    .filter(({ text }) => (characters += text.length) <= longestStretch.characters);
  return { sentences: own, limit: longestChunk, usual: [own.length] };
}

/** A chapter's first quotations, whoever says them. */
function whoSpeaks({ text }: ChapterFile): readonly AgentQuestion[] {
  const { passages } = readPassages(parseMarkdown(text, 0), []);
  const said = utterancesIn(passages, language, {});
  const names = [...new Set(said.flatMap(({ speaker }) => speaker ?? []))];
  const lines = said.slice(0, mostLines).map((one) => lineOf(text, one));
  return lines.length > 0 && names.length > 0 ? [questionOf(agents.speakers, { lines, names })] : [];
}
