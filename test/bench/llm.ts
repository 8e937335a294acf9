import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createOllama } from '../../src/core/agents/ollama.js';
import { oneLine } from '../../src/core/agents/plainText.js';
import { openBook } from '../../src/core/jobs/openBook.js';
import { agentIds } from '../../src/core/model/agent.js';
import { share } from '../helpers/tier1Study.js';
import { agentQuestions, grades, type AgentQuestion, type ChapterFile, type Grade } from './agentQuestions.js';
import type { Figure, Measurement } from './measurement.js';
import { shareFigure } from './shareFigure.js';
import { withModels, type MeasuredLlm } from './withModels.js';
import type { BenchWorld } from './world.js';

const mostMs = 7_200_000;
const usualEach = 6;

/** What models answer to what every agent asks, `LECTOR_LLM_EACH` times each. */
export const llm: Measurement = {
  id: 'llm',
  title: 'What language models answer to every agent, asked once each about the first chapters of --book',
  mostMs,
  async run(world, signal) {
    const each = Number(process.env.LECTOR_LLM_EACH ?? usualEach);
    const questions = agentQuestions(await firstChapters(world, each, signal), each);
    return withModels(world, signal, (asked) => figuresOf(world, asked, questions, signal));
  },
};

async function firstChapters({ book }: BenchWorld, most: number, signal: AbortSignal): Promise<readonly ChapterFile[]> {
  const { root, files } = (await openBook({ path: book }, signal)).book;
  return Promise.all(
    files
      .slice(0, most)
      .map(async (file) => ({ file, text: await readFile(path.join(root, file), { encoding: 'utf8', signal }) })),
  );
}

async function figuresOf(
  world: BenchWorld,
  { endpoint, model, timeoutMs, tuning }: MeasuredLlm,
  questions: readonly AgentQuestion[],
  signal: AbortSignal,
): Promise<readonly Figure[]> {
  const server = createOllama(endpoint, tuning);
  const graded: { readonly grade: Grade; readonly agent: string; readonly seconds: number }[] = [];
  for (const asked of questions) {
    const { agent, prompt, format, maxReplyTokens } = asked;
    const begun = performance.now();
    const { text, tokens } = await server.ask({ model, prompt, format, maxReplyTokens, attempt: 0, timeoutMs }, signal);
    const seconds = (performance.now() - begun) / 1000;
    const grade = asked.gradeOf(text);
    graded.push({ grade, agent, seconds });
    world.tell(
      `${model}, ${agent}: ${grade}, ${tokens} tokens in ${seconds.toFixed(1)} s: ${oneLine(text).slice(0, 300)}`,
    );
  }
  for (const agent of agentIds) {
    const own = graded.filter((one) => one.agent === agent);
    const counts = grades.map((grade) => `${own.filter((one) => one.grade === grade).length} ${grade}`);
    const mean = own.reduce((sum, { seconds }) => sum + seconds, 0) / own.length;
    world.tell(`${model}, ${agent}: ${counts.join(', ')}; ${mean.toFixed(1)} s each`);
  }
  const loaded = (await server.installed(signal)).find(({ name }) => name === model)?.loadedBytes ?? 0;
  await server.unload(model, signal);
  const figureFor = (name: string, ...lost: readonly Grade[]) =>
    shareFigure(`${model}: ${name}`, share(graded.filter(({ grade }) => lost.includes(grade)).length, graded.length));
  return [
    { name: `${model}: loaded`, value: loaded / 1e6, unit: 'MB' },
    figureFor('replies that are not the JSON asked for', 'no JSON'),
    figureFor('that code refuses', 'refused'),
    figureFor('that the model itself is unsure of', 'unsure'),
    figureFor('that are of no use', 'no JSON', 'refused', 'unsure'),
  ];
}
