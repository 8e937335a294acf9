import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AgentTrial } from '../../src/core/model/agentTrial.js';
import { overlapsIn, seatTrace } from '../helpers/seatTrace.js';
import { llmModel, says, startLlmServer, writes, type ChatAnswer, type LlmServer } from '../helpers/llmServer.js';
import { inFolder, runLector, type RunningLector } from './runLector.js';

const file = 'lamp.md';
const text = `# Lamp

${Array.from({ length: 4 }, (_, at) => `The lamp ${['burned', 'shone', 'glowed', 'smoked'][at]} low, and the keeper went down to the water to see the boats.`).join('\n\n')}

“Who is there?” asked Mary.

Nobody came.
`;

/** Writes what it was given with a sentence's joint cut, as a good model would. */
const rewrites: ChatAnswer = (response, body) => {
  const [given = ''] = /The lamp \w+ low[^\n]*/.exec(body.messages.at(-1)?.content ?? '') ?? [];
  says({ text: given.replace(', and the', '. The'), confidence: 0.9 })(response, body);
};

async function withServer(
  answer: ChatAnswer,
  use: (args: readonly string[], server: LlmServer) => Promise<void>,
): Promise<void> {
  const server = await startLlmServer(answer);
  try {
    await use(['--llm-model', llmModel, '--llm-endpoint', server.url], server);
  } finally {
    await server.close();
  }
}

describe('lector ab', () => {
  it('compares the rewriter with its rules, keeps the verdict and lists it', () =>
    inFolder({ [file]: text }, (cwd) =>
      withServer(rewrites, async (args, { chats }) => {
        const options = ['--log-level', 'debug', '--llm-option', 'num_thread=1', '--llm-option', 'num_gpu=0'];
        const { code, stdout, stderr } = await runLector(
          ['ab', 'rewriter', file, '--limit', '3', ...options, ...args],
          { cwd },
        );
        assert.equal(code, 0, stderr);
        assert.match(stdout, /^rewriter, 3 pieces of lamp\.md, spoken by espeak \(en-us\)\ntiny:1b answered 3\.$/m);
        assert.match(stdout, /^rules +3 +0 +– +0:\d\d +\d+\nmodel +3 +0 +– +0:\d\d +\d+$/m);
        assert.match(
          stdout,
          /Nobody listened[^]*The difference says nothing: with 3 answers it may be chance \(p = 1\.00\)\./,
        );
        assert.deepEqual([chats[0]?.options.num_thread, chats[0]?.options.num_gpu], [1, 0]);
        const trace = seatTrace(stderr.split('\n'));
        assert.ok(trace.some(({ who }) => who === 'llm') && trace.some(({ who }) => who === 'tts'), stderr);
        assert.deepEqual(overlapsIn(trace), []);
        assert.equal(await readFile(path.join(cwd, file), 'utf8'), text);
        assert.deepEqual((await readdir(path.join(cwd, '.lector'))).includes('takes'), false);

        const listed = await runLector(['ab'], { cwd });
        assert.match(listed.stdout, /^when .*\n\d{4}-\d\d-\d\d \d\d:\d\d +rewriter +nobody +3\/3 +0\/3 : 0\/3 /);
        const all = JSON.parse((await runLector(['ab', '--json'], { cwd })).stdout) as readonly AgentTrial[];
        const [name = ''] = await readdir(path.join(cwd, '.lector/ab'));
        assert.deepEqual(
          all.map(({ id }) => `${id}.json`),
          [name],
        );
      }),
    ));

  it('compares the chunker with what narration plans, for programs', () =>
    inFolder({ [file]: text }, (cwd) =>
      withServer(says({ ends: [3, 5, 7], confidence: 0.9 }), async (args) => {
        const { code, stdout, stderr } = await runLector(['ab', 'chunker', file, '--json', ...args], { cwd });
        assert.equal(code, 0, stderr);
        const { sides, answered, pieces, agent } = JSON.parse(stdout) as AgentTrial;
        assert.deepEqual([agent, pieces, answered], ['chunker', 1, 1], stdout);
        assert.deepEqual([sides.rules.chunks, sides.rules.ends?.paragraph], [6, 1]);
        assert.ok(sides.model.chunks < sides.rules.chunks && sides.model.seconds > 0, stdout);
      }),
    ));

  it('says that nothing can be compared where the model has no answer', () =>
    inFolder({ [file]: text }, (cwd) =>
      withServer(writes('Sure!'), async (args) => {
        const { code, stdout } = await runLector(['ab', 'rewriter', file, '--limit', '1', ...args], { cwd });
        assert.equal(code, 0);
        assert.match(stdout, /answered 0; rules stood in for it: 1 refused\.[^]*there is nothing to compare/);
      }),
    ));

  it('has nothing to list in a book where nothing was compared', () =>
    inFolder({ [file]: text }, async (cwd) => {
      assert.equal((await runLector(['ab'], { cwd })).stdout, 'Nothing was compared in this book yet.\n');
      assert.deepEqual(await readdir(cwd), [file]);
    }));

  it('tells what is wrong, and what to do', () =>
    inFolder({ [file]: text, 'code.md': '```\ncode\n```\n' }, (cwd) =>
      withServer(rewrites, async (args) => {
        const cases: readonly (readonly [args: readonly string[], code: string, next: RegExp])[] = [
          [['rewriter', file], 'BAD_ARGUMENT', /--llm-model/],
          [['rewriter', ...args], 'BAD_ARGUMENT', /lector ab rewriter chapter-01\.md/],
          [['rewriter', '.', ...args], 'BAD_ARGUMENT', /one of its chapters/],
          [['chunker', file, '--chapter', 'two', ...args], 'BAD_ARGUMENT', /Name one of: lamp/],
          [['rewriter', file, ...args.slice(2), '--llm-model', 'other'], 'LLM_MODEL_MISSING', /ollama pull other/],
          [
            ['rewriter', file, '--llm-model', llmModel, '--llm-endpoint', 'http://127.0.0.1:2'],
            'LLM_UNREACHABLE',
            /ollama serve/,
          ],
        ];
        for (const [own, code, next] of cases) {
          const { code: exit, stderr } = await runLector(['ab', ...own], { cwd });
          assert.equal(exit, 1, own.join(' '));
          assert.match(stderr, new RegExp(`error\\[${code}\\]`));
          assert.match(stderr, next);
        }
        for (const own of [
          ['reasoner', file],
          ['rewriter', file, '--limit', '0'],
        ])
          assert.equal((await runLector(['ab', ...own, ...args], { cwd })).code, 1);
      }),
    ));

  it('stops when it is told to, while a model thinks, and keeps nothing', () => {
    let program: RunningLector | undefined;
    return inFolder({ [file]: text }, (cwd) =>
      withServer(
        () => program?.terminate(),
        async (args) => {
          const onStart = (started: RunningLector) => (program = started);
          const { code, stdout } = await runLector(['ab', 'rewriter', file, ...args], { cwd, onStart });
          assert.deepEqual([code, stdout], [130, '']);
          assert.equal((await runLector(['ab'], { cwd })).stdout, 'Nothing was compared in this book yet.\n');
        },
      ),
    );
  });
});
