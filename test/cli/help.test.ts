import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { inFolder, runLector } from './runLector.js';

const commandLines = [
  '',
  'narrate',
  'repair',
  'describe',
  'status',
  'verify',
  'check-store',
  'clean',
  'chunks',
  'normalize',
  'sentences',
  'engines list',
  'engines profile',
  'models list',
  'models search',
  'models pull',
  'models verify',
  'models remove',
  'llm',
  'ab',
  'doctor',
];

describe('lector --help', () => {
  for (const line of commandLines) {
    it(`lector ${line}`.trim(), () =>
      inFolder({}, async (cwd) => {
        const words = line.split(' ').filter((word) => word !== '');
        const { code, stdout, stderr } = await runLector([...words, '--help'], { cwd });
        assert.equal(code, 0);
        assert.equal(stderr, '');
        assert.ok(stdout.startsWith(['Usage: lector', ...words].join(' ')), stdout);
        for (const part of [
          'Examples:',
          '--models <dir>',
          '--mirror <dir>',
          '--llm-model <name>',
          '--log-level <level>',
          '--help',
        ])
          assert.ok(stdout.includes(part), `${part} isn't in:\n${stdout}`);
      }),
    );
  }

  it('lists every command', () =>
    inFolder({}, async (cwd) => {
      const { stdout } = await runLector(['--help'], { cwd });
      for (const line of commandLines) assert.ok(stdout.includes(line.split(' ')[0] ?? ''), line);
    }));

  it('--version is that of the package', () =>
    inFolder({}, async (cwd) => {
      const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
      assert.deepEqual(await runLector(['--version'], { cwd }), { code: 0, stdout: `${version}\n`, stderr: '' });
    }));
});
