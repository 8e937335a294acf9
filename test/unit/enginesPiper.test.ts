import assert from 'node:assert/strict';
import type { Espeak, EspeakEvent } from '../../src/core/engines/espeakNg.js';
import { engineText } from '../../src/core/engines/engineText.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { preparePiperGraph } from '../../src/core/engines/piperGraph.js';
import { piperIds } from '../../src/core/engines/piperIds.js';
import { createPiperNoise, noiseChannels } from '../../src/core/engines/piperNoise.js';
import { readPiperVoice } from '../../src/core/engines/piperVoice.js';
import { lengthField, readFields, textOf, varintField } from '../../src/core/engines/protobuf.js';

/** An eSpeak NG that says each word's letters as phonemes and ends a clause at the punctuation it knows. */
const letters: Espeak = {
  sampleRate: 22050,
  utter(text) {
    const heard = engineText(text);
    const events: EspeakEvent[] = [];
    let seconds = 0;
    for (const match of heard.text.matchAll(/(\w+)([.,;:!?…]|\s—)?/gu)) {
      const at = Array.from(heard.text.slice(0, match.index)).length;
      events.push({ kind: 'word', at, seconds, phoneme: '' });
      for (const phoneme of match[1] ?? '') events.push({ kind: 'phoneme', at, seconds: (seconds += 0.1), phoneme });
      if (match[2]) events.push({ kind: 'end', at, seconds: (seconds += 0.1), phoneme: '' });
    }
    return { heard, samples: new Int16Array(), events };
  },
};

describe('phonemesOf', () => {
  const check = (text: string, expected: readonly string[]) =>
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        phonemesOf(letters, text).map((words) => words.map(({ phonemes, after }) => phonemes + after).join('')),
        expected,
      ),
    );
  check('', []);
  check('one two', ['one two.']);
  check('one, two; three: four.', ['one, two; three: four.']);
  check('one. two! three?', ['one.', 'two!', 'three?']);
  check('“one,” two', ['one, two.']);
  check('“one!” two', ['one!', 'two.']);
  check('one—two', ['one; two.']);
  check('one... two…', ['one; two.']);
  check('One... Two.', ['One.', 'Two.']);
  check('J. Smith ran', ['J Smith ran.']);
});

describe('piperIds', () => {
  const map = { _: [0], '^': [1], $: [2], ' ': [3], '.': [10], a: [14], b: [15], '\u0303': [141] };
  const words = [
    { phonemes: 'ab', after: ' ', textStart: 0, textEnd: 2 },
    { phonemes: 'ãX', after: '.', textStart: 3, textEnd: 5 },
  ];
  it('pads all, decomposes, leaves out what the voice has not', () => {
    assert.deepEqual(piperIds(words, map), {
      ids: [1, 0, 14, 0, 15, 0, 3, 0, 14, 0, 141, 0, 10, 0, 2],
      words: [
        { start: 2, end: 6 },
        { start: 8, end: 12 },
      ],
      tokens: 6,
    });
  });
});

describe('piperNoise', () => {
  it('is normal, the same each time, and another for another stream', () => {
    const noise = createPiperNoise();
    const [first, again, other] = [
      noise.take(0, 200).data,
      createPiperNoise().take(0, 200).data,
      noise.take(1, 200).data,
    ];
    assert.deepEqual(first, again);
    assert.notDeepEqual(first, other);
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    const power = first.reduce((sum, value) => sum + value ** 2, 0) / first.length;
    assert.equal(first.length, noiseChannels * 200);
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(power - 1) < 0.03, `${mean} ${power}`);
  });

  it('has the same numbers at a place, however many are wanted', () => {
    const noise = createPiperNoise();
    const [few, many] = [noise.take(0, 10), noise.take(0, 300)];
    for (const channel of [0, noiseChannels - 1]) {
      const begin = ({ data, dims }: typeof few) => data.slice(channel * (dims[2] ?? 0), channel * (dims[2] ?? 0) + 10);
      assert.deepEqual(begin(many), begin(few));
    }
    assert.equal(noise.take(0, 200), many);
  });

  it('goes round at the end of its table', () => {
    const long = createPiperNoise().take(0, 20_000).data;
    assert.ok(long.subarray(-20_000).every((value) => Number.isFinite(value)));
  });
});

const graphField = 7;

describe('preparePiperGraph', () => {
  const node = (opType: string, input: string, output: string) =>
    lengthField(1, lengthField(1, input), lengthField(2, output), lengthField(4, opType));
  const model = (...graph: readonly Uint8Array[]) =>
    Uint8Array.from([...varintField(1, 8), ...lengthField(graphField, ...graph), ...lengthField(20, 'rest')]);
  const ceil = node('Ceil', 'w', '/Ceil_output_0');

  it('lets durations out and random numbers in', () => {
    const { bytes, durations, noises } = preparePiperGraph(model(node('RandomNormalLike', 'x', 'dice'), ceil));
    assert.equal(durations, '/Ceil_output_0');
    assert.deepEqual(noises, ['lector_noise_0']);
    const fields = [...readFields(bytes)];
    assert.deepEqual(
      fields.map(({ number }) => number),
      [1, graphField, 20],
    );
    const inside = [...readFields(fields[1]?.bytes ?? new Uint8Array())];
    const operations = inside
      .filter(({ number }) => number === 1)
      .map(({ bytes }) => [...readFields(bytes)].filter(({ number }) => number === 4).map(textOf)[0]);
    assert.deepEqual(operations, ['Shape', 'Slice', 'Ceil']);
    assert.deepEqual(
      inside.slice(3).map(({ number }) => number),
      [5, 11, 12],
    );
  });

  const refuses = (name: string, bytes: Uint8Array, message: RegExp) =>
    it(`refuses ${name}`, () => assert.throws(() => preparePiperGraph(bytes), message));
  refuses('an empty file', new Uint8Array(), /no graph/);
  refuses(
    'noise',
    Uint8Array.from({ length: 64 }, () => 255),
    /Not a protobuf/,
  );
  refuses('a file that was cut short', model(ceil).subarray(0, 12), /Not a protobuf/);
  refuses('a graph without durations', model(node('Add', 'a', 'b')), /0 Ceil/);
  refuses('a graph with two', model(ceil, ceil), /2 Ceil/);
  refuses('weights elsewhere', model(ceil, lengthField(5, varintField(14, 1))), /external_data/);
  refuses('named weights elsewhere', model(ceil, lengthField(5, lengthField(13, 'x'))), /external_data/);
  const constant = lengthField(1, lengthField(5, lengthField(5, varintField(14, 1))));
  refuses('constants elsewhere', model(ceil, constant), /external_data/);
});

describe('readPiperVoice', () => {
  for (const text of ['', '{}', '[]', '{"audio": {"sample_rate": "fast"}}']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => readPiperVoice(text)));
  }
});
