import assert from 'node:assert/strict';
import type { LlmStatus } from '../../src/core/model/agent.js';
import type { DoctorCheck } from '../../src/core/model/report.js';
import { llmModel, startLlmServer, writes, type LlmServer } from '../helpers/llmServer.js';
import { inFolder, runLector } from './runLector.js';

const nobody = 'http://127.0.0.1:2';
const book = { 'lamp.md': '# Lamp\n\nThe lamp was lit.\n' };

describe('lector llm', () => {
  let server: LlmServer;
  before(async () => {
    server = await startLlmServer(writes('unasked'));
  });
  after(() => server.close());

  it('says what is here and what is worth having', () =>
    inFolder({}, async (cwd) => {
      const { code, stdout } = await runLector(['llm', '--llm-endpoint', server.url], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Ollama answers at ${server.url}\\.\nNo model is used: rules answer`));
      assert.match(stdout, /^tiny:1b +200(\.0)? MB/m);
      assert.match(stdout, /^ollama pull llama3\.2:3b +3B +2(\.0)? GB +3(\.0)? GB +Llama 3\.2 Community License/m);
    }));

  it('says which one is used', () =>
    inFolder({}, async (cwd) => {
      const env = { LECTOR_LLM_MODEL: llmModel, LECTOR_LLM_ENDPOINT: server.url };
      const { code, stdout } = await runLector(['llm'], { cwd, env });
      assert.equal(code, 0);
      assert.match(stdout, /^tiny:1b .* yes$/m);
      assert.deepEqual(server.chats, []);
    }));

  it('fails where that isn’t there, and says how to get it', () =>
    inFolder({}, async (cwd) => {
      const args = ['llm', '--llm-model', 'phi3:mini', '--llm-endpoint', server.url];
      const { code, stdout } = await runLector(args, { cwd });
      assert.equal(code, 2);
      assert.match(stdout, /The model phi3:mini is not there\.\nnext: ollama pull phi3:mini/);
    }));

  it('says what to do where nobody answers', () =>
    inFolder({}, async (cwd) => {
      const { code, stdout } = await runLector(['llm', '--llm-endpoint', nobody, '--json'], { cwd });
      assert.equal(code, 0);
      const { problem, nextStep, installed, suggested } = JSON.parse(stdout) as LlmStatus;
      assert.equal(problem, `No Ollama answers at ${nobody}.`);
      assert.match(nextStep ?? '', /ollama serve/);
      assert.equal(installed, undefined);
      assert.ok(suggested.length >= 5 && suggested.every(({ sources }) => sources.length > 0));
    }));

  it('refuses what Ollama isn’t told, and no time at all', () =>
    inFolder({}, async (cwd) => {
      for (const [option, value, told] of [
        ['--llm-option', 'num_ctx=9', /It must be num_thread=… or num_gpu=…\./],
        ['--llm-option', 'num_thread=0', /num_thread must be a number from 1 to 256/],
        ['--llm-timeout', '1', /from 5 to 3600/],
      ] as const) {
        const { code, stderr } = await runLector(['llm', option, value], { cwd });
        assert.equal(code, 1);
        assert.match(stderr, told);
      }
    }));

  it('refuses what is no address', () =>
    inFolder({}, async (cwd) => {
      const { code, stderr } = await runLector(['llm', '--llm-endpoint', 'file:///etc/passwd'], { cwd });
      assert.notEqual(code, 0);
      assert.match(stderr, /BAD_CONFIG/);
    }));

  const checkOf = async (cwd: string, args: readonly string[]) => {
    const { stdout } = await runLector(['doctor', '--json', ...args], { cwd });
    return (JSON.parse(stdout) as readonly DoctorCheck[]).find(({ id }) => id === 'llm');
  };

  it('has a line in lector doctor', () =>
    inFolder({}, async (cwd) => {
      const unset = await checkOf(cwd, []);
      assert.deepEqual([unset?.ok, unset?.required, unset?.nextStep], [false, false, 'See docs/llm.md.']);
      const set = await checkOf(cwd, ['--llm-model', llmModel, '--llm-endpoint', server.url]);
      assert.deepEqual([set?.ok, set?.detail], [true, llmModel]);
      const other = await checkOf(cwd, ['--llm-model', 'other', '--llm-endpoint', server.url]);
      assert.deepEqual([other?.ok, other?.nextStep], [false, 'ollama pull other']);
    }));

  it('keeps nobody from narrating where the model can’t be reached', () =>
    inFolder(book, async (cwd) => {
      const args = ['narrate', 'lamp.md', '--llm-model', llmModel, '--llm-endpoint', nobody, '--log-level', 'debug'];
      const { code, stderr } = await runLector(args, { cwd });
      assert.equal(code, 0, stderr);
      assert.match(stderr, /seat: tts begins espeak[^]*seat: tts ends espeak/);
      assert.doesNotMatch(stderr, /seat: llm|warn/);
    }));
});
