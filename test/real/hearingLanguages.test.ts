import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { narrate, recordOf, totalsOf, withBench, write } from '../helpers/faultyBench.js';

const modelsDir = defaultModelsDir();
const needed = ['kokoro-82m', 'whisper-base'];

/** A voice, and a sentence with a name and a number. */
const sentences = {
  es: ['ef_dora', 'En el año 1912 el maestro ganaba 120 pesetas al mes, y Miguel Ortega tomó el tren a Sevilla.'],
  fr: ['ff_siwis', 'La rue était mouillée, le ciel gris, et Henri Moreau prit le train de 9 heures pour Marseille.'],
  it: ['if_sara', 'La strada era bagnata, il cielo grigio, e il 3 ottobre Enrico Rossi prese il treno per Milano.'],
} as const;
/** In its long form the engine leaves out what stands between the commas. */
const dropped =
  'Nadie en el pueblo había visto sonreír al viejo, dropword y nadie recordaba ya cómo se llamaba su barco, which era extraño, ' +
  'porque había vivido más de cuarenta años en la casa blanca junto a la iglesia.';

describe('takes in other languages that Whisper listens to', () => {
  before(function () {
    const missing = needed.filter((model) => !existsSync(path.join(modelsDir, model)));
    if (missing.length === 0) return;
    console.log(`    skipped: ${missing.join(', ')} is not in ${modelsDir}`);
    this.skip();
  });

  for (const [language, [voice, sentence]] of Object.entries(sentences))
    it(`are understood in ${language}`, () =>
      withBench(async ({ folder, sound }) => {
        const file = await write(folder, [sentence]);
        const events = await narrate(sound, { path: file, engine: 'kokoro', voice, language, hear: 'always' });
        assert.equal(totalsOf(events), 'good: 1 spoken, 0 reused, 0 failed');
        const { chunk_0001: heard } = await recordOf(folder);
        console.log(
          `      ${String(heard?.validation.tier2_wer)}: ${heard?.validation.transcript?.text ?? 'not heard'}`,
        );
        assert.equal(heard?.validation.transcript?.model, 'whisper-base');
        assert.ok((heard.validation.tier2_wer ?? 1) <= 0.15);
      }, modelsDir));

  it('are refused where words are missing', () =>
    withBench(async ({ folder, faulty }) => {
      const file = await write(folder, [dropped]);
      const asked = { engine: 'kokoro', voice: 'ef_dora', language: 'es', hear: 'always' } as const;
      await narrate(faulty, { path: file, ...asked });
      const { chunk_0001: mended } = await recordOf(folder);
      const codes = mended?.attempts.map(({ outcome, code }) => `${outcome} ${String(code)}`) ?? [];
      assert.match(codes[0] ?? '', /^(?:fail|retry) words-/);
      assert.equal(codes.at(-1)?.split(' ')[0], 'pass');
    }, modelsDir));
});
