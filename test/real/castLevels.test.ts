import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeWav, encodeWav } from '../../src/core/audio/wav.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import type { ChapterTimeline } from '../../src/core/model/timeline.js';
import { inFolder, runLector } from '../cli/runLector.js';
import { ffmpegMissing, judgedByFfmpeg } from '../helpers/ffmpegJudge.js';

const book = `title: Three at the Lamp
engine: espeak
voice: en-gb
cast:
  Orr: espeak/en-us
  Ines: piper/en_US-joe-medium
`;
const orr = [
  'You could sleep instead of sitting here, and nobody on the mainland would be any the wiser for it.',
  'The newspaper says that the winter will be long, and that the coal will be dearer than it was.',
];
const ines = [
  'It isn’t for the lamp that I stay awake, but for whoever may be steering by it out there.',
  'Then I’ll burn the chairs, and after the chairs the table, and read by what is left of them.',
];
const chapter = `# Three at the lamp

The doctor put down his oars and looked up at the tower for a long while before he spoke to anybody.

“${orr[0] ?? ''}” said Orr.

“${ines[0] ?? ''}” said Ines.

“${orr[1] ?? ''}” said Orr.

“${ines[1] ?? ''}” said Ines.

Nobody said a word after that, and the light went round and round above the two of them until the morning.
`;
/** How far apart voices may end. */
const evenLu = 1;

describe('a chapter with several voices', () => {
  it('sounds even: ffmpeg measures each voice in the exported chapter within 1 LU of the others', async function () {
    const missing = await ffmpegMissing();
    if (missing !== undefined) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    await inFolder({ 'lector.yaml': book, 'lamp.md': chapter }, async (cwd) => {
      const env = { LECTOR_MODELS_DIR: defaultModelsDir() };
      const narrated = await runLector(['narrate', '.'], { cwd, env });
      assert.equal(narrated.code, 0, narrated.stderr);
      const exported = await runLector(['export', '.', '-f', 'wav,timeline'], { cwd, env });
      assert.equal(exported.code, 0, exported.stderr);
      const inExport = (ending: string) => path.join(cwd, 'export', `01-three-at-the-lamp${ending}`);
      const timeline = JSON.parse(await readFile(inExport('.timeline.json'), 'utf8')) as ChapterTimeline;
      const decoded = decodeWav(await readFile(inExport('.wav')));
      assert.ok(decoded.kind === 'wav');
      const { samples, sampleRate } = decoded;

      const levels = new Map<string, number>();
      for (const [name, lines] of Object.entries({ Orr: orr, Ines: ines, narrator: ['The doctor', 'Nobody said'] })) {
        const pieces = timeline.pieces.filter(({ spoken }) => lines.some((line) => spoken.includes(line.slice(0, 10))));
        assert.equal(pieces.length, 2, `${name} speaks ${pieces.map(({ spoken }) => spoken).join(' | ')}`);
        const own = pieces.flatMap((piece) => [...samples.subarray(piece.start, piece.start + piece.samples)]);
        const file = path.join(cwd, `${name}.wav`);
        await writeFile(file, encodeWav(Float32Array.from(own), sampleRate));
        levels.set(name, (await judgedByFfmpeg(file)).lufs);
      }
      const all = [...levels.values()];
      const told = [...levels].map(([name, lufs]) => `${name} ${lufs.toFixed(1)} LUFS`).join(', ');
      assert.ok(Math.max(...all) - Math.min(...all) <= evenLu, told);
    });
  });
});
