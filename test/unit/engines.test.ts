import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isLectorError } from '../../src/core/base/errors.js';
import { readCatalog } from '../../src/core/engines/catalog.js';
import { createCircuitBreaker } from '../../src/core/engines/circuitBreaker.js';
import { engineText } from '../../src/core/engines/engineText.js';
import { readReply } from '../../src/core/engines/hostReply.js';
import { readEngineRegistry, readEvaluatedEngines } from '../../src/core/engines/registry.js';
import { createSeats } from '../../src/core/engines/seats.js';
import { workerCount } from '../../src/core/engines/workerCount.js';
import { writtenWords } from '../../src/core/engines/writtenWords.js';
import { modelIdOf } from '../../src/core/model/engineInfo.js';

const { signal } = new AbortController();

describe('engineText', () => {
  const check = (original: string, heard: string) =>
    it(JSON.stringify(original), () => {
      const { text, offsets } = engineText(original);
      assert.equal(text, heard);
      const characters = Array.from(text);
      assert.equal(offsets.length, characters.length + 1);
      assert.equal(offsets.at(-1), original.length);
      for (const [index, character] of characters.entries()) {
        if (/[\p{L}\p{N}]/u.test(character)) assert.ok(original.startsWith(character, offsets[index]));
      }
    });
  check('', '');
  check('Plain text.', 'Plain text.');
  check('a 😀 b', 'a 😀 b');
  check('<break time="3s"/>', '‹break time="3s"/›');
  check('a &amp; b & c;', 'a &amp, b & c;');
  check("[[h@l'oU]] [1]", "((h@l'oU)) [1]");
  check('[[Watson]] [[café]]', '((Watson)) ((café))');
  check('so.. and... on.', 'so… and… on.');
  check('said—or', 'said — or');
  check('a\u0001b\u200bc\u202ed\ue000e\ud800f', 'abcdef');
  check('one\ntwo\tthree\u00a0four', 'one two three four');
});

describe('writtenWords', () => {
  const check = (text: string, expected: readonly string[]) =>
    it(JSON.stringify(text), () => {
      const words = writtenWords(text);
      assert.deepEqual(
        words.map(({ start, end }) => text.slice(start, end)),
        expected,
      );
      for (const { from, start, end, to } of words) assert.ok(from <= start && start < end && end <= to);
    });
  check('', []);
  check(' — … ', []);
  check('“Well-known,” he said—or did he?', ['Well-known', 'he', 'said', 'or', 'did', 'he']);
  check('It’s $5.50 (50%) & 3°', ['It’s', '$5.50', '50%', '&', '3°']);
  check('Ünïcode e\u0301', ['Ünïcode', 'e\u0301']);
});

describe('readReply', () => {
  const speech = { samples: new Float32Array(2), sampleRate: 22050, tokens: 1, words: [] };
  const check = (message: unknown, isReply: boolean) =>
    it(JSON.stringify(message), () => assert.equal(readReply(message) !== undefined, isReply));
  check({ kind: 'loaded', id: 1 }, true);
  check({ kind: 'counted', id: 1, tokens: 5 }, true);
  check({ kind: 'spoke', id: 1, seconds: 0.1, speech }, true);
  check({ kind: 'failed', id: 1, code: 'ENGINE_FAILED', message: 'no' }, true);
  check({ kind: 'failed', id: 1, code: 'NONE', message: 'no' }, false);
  check({ kind: 'spoke', id: 1, seconds: 0.1 }, false);
  check({ kind: 'spoke', id: 1, seconds: 0.1, speech: { ...speech, samples: [0] } }, false);
  check({ kind: 'other', id: 1 }, false);
  check(null, false);
  check('text', false);
});

describe('the registries', () => {
  const registry = readFileSync('models/engines.yaml', 'utf8');
  const catalog = readFileSync('models/catalog.yaml', 'utf8');

  it('are well as they are delivered', () => {
    const engines = readEngineRegistry(registry, 'engines.yaml');
    assert.deepEqual(
      engines.map(({ id }) => id),
      ['espeak', 'piper', 'kokoro', 'pocket-tts', 'xtts', 'http'],
    );
    const installable = readCatalog(catalog, 'catalog.yaml').map(({ id }) => id);
    for (const engine of engines) {
      const missing = engine.voices
        .map((voice) => modelIdOf(engine, voice))
        .filter((id) => id && !installable.includes(id));
      assert.deepEqual(missing, []);
    }
  });

  it('have all voices of Kokoro, in six languages', () => {
    const kokoro = readEngineRegistry(registry, 'engines.yaml').find(({ id }) => id === 'kokoro');
    assert.equal(kokoro?.voices.length, 54);
    const spoken = new Set(kokoro.voices.map(({ language }) => language.split('-')[0]));
    assert.deepEqual([...spoken].sort(), ['en', 'es', 'fr', 'hi', 'it', 'pt']);
  });

  it('name what was evaluated apart from what is offered', () => {
    const evaluated = readEvaluatedEngines(registry, 'engines.yaml');
    assert.deepEqual(
      evaluated.map(({ id }) => id),
      ['bark', 'fish-speech', 'llama-tts'],
    );
    assert.deepEqual(readEvaluatedEngines(registry.replace(/^evaluated:[^]*/m, ''), 'engines.yaml'), []);
  });

  it('say the same as the JSON that is made of them', () => {
    const engines = JSON.stringify(parse(registry));
    assert.deepEqual(readEngineRegistry(engines, 'engines.json'), readEngineRegistry(registry, 'engines.yaml'));
    assert.deepEqual(readCatalog(JSON.stringify(parse(catalog)), 'catalog.json'), readCatalog(catalog, 'catalog.yaml'));
  });

  const refuses = (name: string, read: () => unknown, message: RegExp) =>
    it(`refuses ${name}`, () =>
      assert.throws(read, (error) => isLectorError(error, 'BAD_CONFIG') && message.test(error.message)));
  const changed = (name: string, from: string | RegExp, to: string, message: RegExp) =>
    refuses(name, () => readEngineRegistry(registry.replace(from, to), 'engines.yaml'), message);
  changed('a limit of 0', 'max_tokens: 1000', 'max_tokens: 0', /^engines\.yaml:\d+: .*max_tokens.*greater than 0/);
  changed('a key it does not know', 'cpu_friendly', 'cpu_freindly', /^engines\.yaml:\d+: .*cpu_f/);
  changed('an engine twice', 'id: piper', 'id: espeak', /^engines\.yaml:\d+: .*another engine has this id/);
  changed('a voice twice', 'id: en-gb,', 'id: en-us,', /^engines\.yaml:\d+: .*another voice has this id/);
  changed('an id that is a path', 'id: piper', 'id: ../piper', /^engines\.yaml:\d+: .*an id is/);
  changed('a language that is none', "['*']", '[English (US)]', /^engines\.yaml:\d+: .*a language is/);
  changed('a model that is a path', 'quality: good', 'model: ../piper', /^engines\.yaml:\d+: .*an id is/);
  changed('an evaluated engine without a verdict', /^ +verdict: .*\n/m, '', /^engines\.yaml:\d+: .*verdict/);
  changed('an evaluated engine twice', 'id: fish-speech', 'id: bark', /^engines\.yaml:\d+: .*another evaluated engine/);
  changed(
    'an evaluated engine that is offered',
    'id: bark',
    'id: piper',
    /^engines\.yaml:\d+: evaluated: .*is offered/,
  );
  refuses('nothing', () => readEngineRegistry('', 'engines.yaml'), /^engines\.yaml:1: /);
  refuses('half a JSON', () => readEngineRegistry('{"engines":[', 'engines.json'), /^engines\.json: /);
  refuses('JSON without engines', () => readEngineRegistry('{}', 'engines.json'), /^engines\.json: .*engines/);

  const wrong = (name: string, from: string | RegExp, to: string, message: RegExp) =>
    refuses(name, () => readCatalog(catalog.replace(from, to), 'catalog.yaml'), message);
  wrong('a short sha256', /sha256: \w+/, 'sha256: 58af', /^catalog\.yaml:\d+: .*64/);
  wrong('a source it does not know', 'kind: mirror', 'kind: torrent', /^catalog\.yaml:\d+: /);
  wrong('a registry it does not know', 'registry: npm', 'registry: gems', /^catalog\.yaml:\d+: .*registry/);
  const given = 'gives: { vocab.json: vocab.json }';
  wrong('a file that the model has not', given, 'gives: { a: b }', /^catalog\.yaml:\d+: .*all of its files/);
  wrong(
    'a file that no package gives',
    'package/voices',
    `package/voices, ${given}`,
    /^catalog\.yaml:\d+: .*all of its/,
  );
  wrong('a way out of the folder', 'folder: en/en_US', 'folder: ../en_US', /^catalog\.yaml:\d+: .*without/);
});

describe('circuit breaker', () => {
  it('opens after five failures on different texts, half-open after 30 s, closed by a success', () => {
    let nowMs = 0;
    const breaker = createCircuitBreaker({ now: () => 0, monotonicMs: () => nowMs });
    const isOpen = () => {
      try {
        breaker.check('one');
        return false;
      } catch (error) {
        assert.ok(isLectorError(error, 'ENGINE_STOPPED'));
        return true;
      }
    };
    for (const text of ['a', 'b', 'c', 'd', 'd', 'a']) breaker.failed('one', text);
    assert.equal(isOpen(), false);
    breaker.failed('one', 'e');
    assert.equal(isOpen(), true);
    breaker.check('another');
    nowMs = 30_000;
    assert.equal(isOpen(), false, 'one is let through');
    assert.equal(isOpen(), true, 'and no other while it is tried');
    breaker.failed('one', 'f');
    nowMs = 59_000;
    assert.equal(isOpen(), true);
    nowMs = 60_000;
    assert.equal(isOpen(), false);
    breaker.succeeded('one');
    assert.equal(isOpen(), false);
  });

  it('forgets when cleared', () => {
    const breaker = createCircuitBreaker({ now: () => 0, monotonicMs: () => 0 });
    for (const text of ['a', 'b', 'c', 'd', 'e']) breaker.failed('one', text);
    breaker.clear();
    breaker.check('one');
  });
});

describe('seats', () => {
  it('go to the highest priority, then to who came first', async () => {
    const seats = createSeats<string>(1);
    const seat = await seats.take('x', 0, signal);
    const order: string[] = [];
    const take = async (name: string, priority: number) => {
      const taken = await seats.take('x', priority, signal);
      order.push(name);
      seats.giveBack(taken);
    };
    const all = [take('low', 0), take('first high', 5), take('middle', 3), take('second high', 5)];
    seats.giveBack(seat);
    await Promise.all(all);
    assert.deepEqual(order, ['first high', 'second high', 'middle', 'low']);
  });

  it('prefer what is already inside, then an empty one', async () => {
    const seats = createSeats<string>(2);
    const first = await seats.take('x', 0, signal);
    Object.assign(first, { key: 'x', content: 'engine x' });
    seats.giveBack(first);
    assert.notEqual(await seats.take('y', 0, signal), first);
    assert.equal(await seats.take('x', 0, signal), first);
  });

  it('are not given to who was cancelled, and leave no listener', async () => {
    const seats = createSeats<string>(1);
    const seat = await seats.take('x', 0, signal);
    const controller = new AbortController();
    const gone = seats.take('x', 9, controller.signal);
    const waiting = seats.take('x', 0, signal);
    controller.abort();
    await assert.rejects(gone, { name: 'CancelledError' });
    seats.giveBack(seat);
    assert.equal(await waiting, seat);
  });

  it('refuse everyone once closed', async () => {
    const seats = createSeats<string>(1);
    await seats.take('x', 0, signal);
    const waiting = seats.take('x', 0, signal);
    seats.close(new Error('closed'));
    await assert.rejects(waiting, /closed/);
    await assert.rejects(seats.take('x', 0, signal), /closed/);
  });
});

describe('workerCount', () => {
  it('is what was asked for', () => assert.equal(workerCount(3, 1e9), 3));
  it('is no more than what a server takes at once', () => assert.equal(workerCount(3, 100, 2), 2));
  it('is what a server takes at once, however few cores are here', () => assert.equal(workerCount(0, 1e-9, 999), 999));
  it('is never under one', () => assert.equal(workerCount(0, 1e9), 1));
});
