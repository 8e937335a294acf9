import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DoctorCheck } from '../../src/core/model/report.js';
import { isGone } from '../helpers/processes.js';
import { pocketFixture, toneWav } from '../helpers/pocketWorld.js';
import { eventsOf, finishedOf, inFolder, runLector, type RunningLector } from './runLector.js';

const file = 'chapter-01.md';
const text =
  'The keeper of the light counted the ships.\n\nShe wrote the number down, and the hour, and went to sleep.\n';

function optionsIn(cwd: string, more: Readonly<Record<string, unknown>> = {}): string {
  const at = (name: string) => path.join(cwd, name);
  const { program, arguments: first } = pocketFixture;
  const voices = [{ id: 'mine', language: 'en', file: at('mine.wav') }];
  return JSON.stringify({ 'pocket-tts': { program, arguments: first, config: at('model.yaml'), voices, ...more } });
}

/** A book, a voice and options for the program; `use` gets the arguments that every command begins with. */
function inBook<T>(
  manuscript: string,
  use: (cwd: string, first: readonly string[]) => Promise<T>,
  more?: Readonly<Record<string, unknown>>,
): Promise<T> {
  return inFolder({ [file]: manuscript, 'mine.wav': toneWav(200), 'model.yaml': '' }, async (cwd) => {
    await writeFile(path.join(cwd, 'options.yaml'), optionsIn(cwd, more));
    return use(cwd, ['--engine-options', 'options.yaml']);
  });
}

const narrate = [file, '--engine', 'pocket-tts', '--json'];

describe('a narration with Pocket TTS', () => {
  for (const mode of ['warm', 'process']) {
    it(`${mode}: keeps what each chunk took, and speaks nothing twice`, () =>
      inBook(
        text,
        async (cwd, first) => {
          const ran = await runLector([...first, 'narrate', ...narrate], { cwd });
          assert.equal(ran.code, 0, ran.stderr);
          const records = eventsOf(ran).flatMap((event) => (event.kind === 'judged' ? [event.record] : []));
          assert.equal(records.length, 2);
          for (const { voice, attempts } of records) {
            assert.equal(voice, 'mine');
            assert.ok((attempts[0]?.metrics?.generation_seconds ?? 0) > 0);
            assert.equal(attempts[0]?.metrics?.exit_code, mode === 'process' ? 0 : undefined);
          }
          const again = finishedOf(await runLector([...first, 'narrate', ...narrate], { cwd })).totals;
          assert.deepEqual([again.spoken, again.reused], [0, 2]);
        },
        { mode },
      ));
  }

  it('says which of its parts is missing', () =>
    inBook(text, async (cwd, first) => {
      const checks = async () =>
        JSON.parse((await runLector([...first, 'doctor', '--json'], { cwd })).stdout) as DoctorCheck[];
      const ours = (await checks()).filter(({ id }) => id.startsWith('engine-pocket-tts'));
      assert.deepEqual(
        ours.map(({ id, ok }) => [id, ok]),
        ['-program', '-cache', '-python', ''].map((part) => [`engine-pocket-tts${part}`, true]),
      );
    }));

  it('leaves no server behind when it is killed', function () {
    if (process.platform === 'win32') {
      console.log('skipped: Windows has no process groups, which this is about');
      this.skip();
    }
    return inBook(text.repeat(40), async (cwd, first) => {
      let isKilled = false;
      const onStdout = (part: string, program: RunningLector) => {
        if (isKilled || !part.includes('"judged"')) return;
        isKilled = true;
        program.kill();
      };
      const ran = await runLector([...first, '--log-level', 'debug', 'narrate', ...narrate], { cwd, onStdout });
      const servers = [...ran.stderr.matchAll(/Started server process \[(\d+)\]/g)].map(([, pid]) => Number(pid));
      assert.ok(ran.code === null && servers.length > 0, ran.stderr);
      for (const server of servers) assert.ok(await isGone(server), `process ${server} still runs`);
    });
  });

  it('tells what a program that isn’t there needs', () =>
    inBook(
      text,
      async (cwd, first) => {
        const { code, stderr } = await runLector([...first, 'narrate', ...narrate], { cwd });
        assert.notEqual(code, 0);
        assert.match(stderr, /\/no\/pocket-tts/);
        assert.match(stderr, /next: /);
      },
      { program: '/no/pocket-tts' },
    ));
});
