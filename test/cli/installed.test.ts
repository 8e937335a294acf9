import assert from 'node:assert/strict';
import path from 'node:path';
import { writeTinyVoice } from '../helpers/tinyVoice.js';
import { inFolder, runLector } from './runLector.js';

interface Case {
  readonly args: readonly string[];
  readonly stdout: RegExp;
}

const tables: readonly Case[] = [
  {
    args: ['engines', 'list'],
    stdout: /^espeak +built in +\d+ +22050 [^]*\n\nEvaluated, not offered \(docs\/\S+\):\n.*\nbark +MIT +\S/m,
  },
  { args: ['engines', 'list', '--voices'], stdout: /^espeak +en-us +en-US +installed /m },
  { args: ['models', 'list'], stdout: /^en_US-joe-medium +\S+ +to download +63\.\d MB /m },
  { args: ['models', 'search', 'de', 'thorsten', 'low'], stdout: /^de_DE-thorsten-low .* CC0-1\.0 /m },
  { args: ['models', 'remove', 'af_heart'], stdout: /^kokoro-82m was not installed$/m },
  { args: ['doctor'], stdout: /^ok {7}\S/m },
];

const lists: readonly { readonly args: readonly string[]; readonly keys: readonly string[] }[] = [
  { args: ['engines', 'list', '--json'], keys: ['id', 'name', 'licence'] },
  { args: ['engines', 'list', '--voices', '--json'], keys: ['engine', 'voice', 'installed', 'bytes'] },
  { args: ['models', 'list', '--json'], keys: ['id', 'bytes', 'installed', 'licence'] },
  { args: ['doctor', '--json'], keys: ['id', 'ok', 'required', 'detail'] },
];

describe('what is installed', () => {
  it('lector engines list --voices knows a voice that someone has put among the models', () =>
    inFolder({}, async (cwd) => {
      await writeTinyVoice(path.join(cwd, 'no-models'), 'en_US-hum-low', 1);
      const { stdout } = await runLector(['engines', 'list', '--voices'], { cwd });
      assert.match(stdout, /^piper +en_US-hum-low +en-US +installed /m);
      assert.doesNotMatch(stdout, /de_DE-/);
    }));

  for (const { args, stdout } of tables) {
    it(`lector ${args.join(' ')}`, () =>
      inFolder({}, async (cwd) => {
        const ran = await runLector(args, { cwd });
        assert.equal(ran.code, 0, ran.stderr);
        assert.match(ran.stdout, stdout);
      }));
  }

  it('lector engines list --json marks what was evaluated and is not offered', () =>
    inFolder({}, async (cwd) => {
      const { stdout } = await runLector(['engines', 'list', '--json'], { cwd });
      const items = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
      for (const { evaluated, embedded, page } of items) {
        if (evaluated) assert.match(String(page), /^docs\/evaluated-engines\.md#/);
        else assert.equal(typeof embedded, 'boolean');
      }
      assert.ok(items.at(-1)?.evaluated);
    }));

  for (const { args, keys } of lists) {
    it(`lector ${args.join(' ')}`, () =>
      inFolder({}, async (cwd) => {
        const ran = await runLector(args, { cwd });
        assert.equal(ran.code, 0, ran.stderr);
        const items = JSON.parse(ran.stdout) as readonly object[];
        assert.ok(items.length > 0);
        for (const item of items)
          for (const key of keys) assert.ok(key in item, `${key} isn't in ${JSON.stringify(item)}`);
      }));
  }
});
