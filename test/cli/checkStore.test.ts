import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { amplitude } from '../../src/core/audio/level.js';
import { encodeWav } from '../../src/core/audio/wav.js';
import { inFolder, runLector } from './runLector.js';

const rate = 44_100;

interface Sound {
  /** RMS of the tone in dBFS. */
  readonly db?: number;
  readonly head?: number;
  readonly tail?: number;
  /** Level of what is quiet. */
  readonly floor?: number;
}

/** Two seconds of a tone with what is quiet around it. */
function tone({ db = -20, head = 0.75, tail = 3, floor = -72 }: Sound): Float32Array {
  return Float32Array.from({ length: Math.round((head + 2 + tail) * rate) }, (_, at) => {
    const isLoud = at >= head * rate && at < (head + 2) * rate;
    return amplitude(isLoud ? db : floor) * Math.SQRT2 * Math.sin((2 * Math.PI * 300 * at) / rate);
  });
}

describe('lector check-store', () => {
  const check = (name: string, sound: Sound, code: number, expected: readonly RegExp[]) =>
    it(name, () =>
      inFolder({}, async (cwd) => {
        await writeFile(path.join(cwd, 'one.wav'), encodeWav(tone(sound), rate));
        const ran = await runLector(['check-store', 'one.wav', '--preset', 'generic'], { cwd });
        assert.equal(ran.code, code, ran.stderr);
        for (const pattern of expected) assert.match(ran.stdout, pattern);
      }),
    );

  // Over all of it the level is lower than that of its tone.
  const loudEnough = { db: -15.4 };
  check('a file that passes', loudEnough, 0, [/one\.wav +0:06 +−20\.0/, /good$/m, /^1 of 1 files pass/m]);
  check('too soft', { db: -28 }, 2, [/problem\[store-rms\]: one\.wav: Its level is −32\.\d+ dB RMS; wanted are −23 … −18/, /next: Write “mastering/]); // prettier-ignore
  check('peaks that are too high', { db: -4 }, 2, [/problem\[store-peak\]: .*at most −3 dB/]);
  check('noise', { ...loudEnough, floor: -50 }, 2, [/problem\[store-noise\]: .*−50 dB RMS/, /Listen to its takes/]);
  check('no room tone after it', { ...loudEnough, tail: 0.1 }, 2, [/problem\[store-tail\]: .*0\.1/]);
  check('silence', { db: -Infinity, floor: -Infinity }, 2, [/problem\[store-silent\]/]);

  it('takes a folder, and tells programs all of it', () =>
    inFolder({ 'notes.txt': 'No audio.' }, async (cwd) => {
      for (const name of ['10.wav', '9.wav']) await writeFile(path.join(cwd, name), encodeWav(tone(loudEnough), rate));
      const ran = await runLector(['check-store', '.', '--preset', 'acx', '--json'], { cwd });
      assert.equal(ran.code, 2);
      const lines = ran.stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
      const files = lines.slice(0, -1).map((line) => path.basename(String(line.file)));
      assert.deepEqual([files, lines.at(-1)?.kind], [['9.wav', '10.wav'], 'finished']);
      assert.match(ran.stdout, /It is WAV; wanted is MP3\./);
    }));

  const refusals: [string, readonly string[], RegExp][] = [
    ['a folder without audio', ['.'], /BAD_ARGUMENT.*no audio in/],
    ['a file that is none', ['notes.txt'], /BAD_ARGUMENT.*no audio file/],
    ['nothing there', ['gone.mp3'], /FILE_MISSING.*does not exist/],
    ['a WAV that is none', ['bad.wav'], /BAD_ENCODING.*no RIFF/],
    ['an MP3 that is none', ['bad.mp3'], /BAD_ENCODING.*no MP3 frames/],
    ['a preset that nobody knows', ['bad.mp3', '--preset', 'shop'], /acx, google-play/],
  ];
  for (const [name, args, expected] of refusals) {
    it(`refuses ${name}`, () =>
      inFolder({ 'notes.txt': 'No audio.' }, async (cwd) => {
        if (args[0]?.startsWith('bad')) await writeFile(path.join(cwd, args[0]), 'No audio.');
        const ran = await runLector(['check-store', ...args], { cwd });
        assert.equal(ran.code, 1);
        assert.match(ran.stderr, expected);
      }));
  }
});
