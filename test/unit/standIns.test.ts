import assert from 'node:assert/strict';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const manuscript = 'The first paragraph is fine.\n\nThe second one is hard to say.\n\nThe third is fine again.\n';

describe('an engine that fails', () => {
  const book = 'engine: kokoro\nfallback: [piper/amy, espeak]\n';

  it(
    'is stood in for by the next that can, and the author is told',
    onStage({ manuscript, book, fails: ['kokoro hard'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'good: 3 spoken, 0 reused');
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'piper fallback instead', 'kokoro book']);
      const { chunk_0002: second } = await stage.record();
      assert.equal(second?.voice, 'amy');
      assert.match(
        second.validation.findings[0]?.message ?? '',
        /PIPER \(amy\) spoke this instead of KOKORO.*kokoro fell silent/,
      );
      assert.deepEqual(
        second.attempts.map(({ engine: by, outcome }) => `${by} ${outcome}`),
        [...Array<string>(3).fill('kokoro error'), 'piper pass'],
      );
      assert.equal(await stage.states(), 'ready ready ready');
      assert.equal(await stage.narrate(), 'good: 0 spoken, 3 reused');
    }),
  );

  it(
    'speaks again where that chunk is asked for',
    onStage({ manuscript, book, fails: ['kokoro hard'] }, async (stage) => {
      await stage.narrate();
      stage.fails.clear();
      const { chunk_0002: second } = await stage.record();
      assert.equal(await stage.narrate({ chunkIds: [second?.id ?? ''] }), 'good: 1 spoken, 0 reused');
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'kokoro book', 'kokoro book']);
      assert.deepEqual((await stage.record()).chunk_0002?.validation.findings, []);
    }),
  );

  it(
    'is stood in for in the order that is stated',
    onStage({ manuscript, book, fails: ['kokoro hard', 'piper hard'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'good: 3 spoken, 0 reused');
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'espeak fallback instead', 'kokoro book']);
      assert.deepEqual(
        (await stage.record()).chunk_0002?.attempts.map(({ engine: by, outcome, repair }) => [by, outcome, repair]),
        [
          ...Array<unknown>(3).fill(['kokoro', 'error', undefined]),
          ...Array<unknown>(3).fill(['piper', 'error', 'engine']),
          ['espeak', 'pass', 'engine'],
        ],
      );
    }),
  );

  it(
    'is stood in for by the next where one is set up wrongly',
    onStage({ manuscript, book, fails: ['kokoro hard', 'piper has no hard'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'good: 3 spoken, 0 reused');
      assert.equal((await stage.spokenBy())[1], 'espeak fallback instead');
    }),
  );

  it(
    'fails where all that may stand in do',
    onStage({ manuscript, book, fails: ['kokoro hard', 'piper hard', 'espeak hard'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'problems: 2 spoken, 0 reused');
      assert.equal(await stage.states(), 'ready quarantined ready');
      assert.match((await stage.record()).chunk_0002?.validation.findings[0]?.message ?? '', /kokoro fell silent/);
    }),
  );

  it(
    'fails where nothing was stated',
    onStage({ manuscript, book: 'engine: kokoro\n', fails: ['kokoro hard'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'problems: 2 spoken, 0 reused');
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'null undefined', 'kokoro book']);
    }),
  );

  it(
    'is stood in for although one name leads nowhere',
    onStage(
      { manuscript, book: 'engine: kokoro\nfallback: [nobody, espeak]\n', fails: ['kokoro hard'] },
      async (stage) => {
        await stage.narrate();
        assert.equal((await stage.spokenBy())[1], 'espeak fallback instead');
      },
    ),
  );
});

describe('an engine that is slower than its listener', () => {
  const book = 'engine: kokoro\nfallback: [espeak]\n';
  const listening = { playhead: () => 'nobody knows' };
  const slow = { manuscript, book, rtf: { kokoro: 3 } };

  async function listenFromTheStart(stage: BookStage): Promise<void> {
    await stage.narrate({ span: { start: 0, end: 5 } });
    const { chunk_0001: first } = await stage.record();
    await stage.narrate({ playhead: () => first?.id });
  }

  it(
    'is stood in for until it is narrated with nobody waiting',
    onStage(slow, async (stage) => {
      await listenFromTheStart(stage);
      const [first, second] = await stage.spokenBy();
      assert.deepEqual([first, second], ['kokoro book', 'espeak speed instead']);
      assert.equal(await stage.states(), 'ready ready ready');
      assert.equal(await stage.narrate(listening), 'good: 0 spoken, 3 reused');
      assert.match(await stage.narrate(), /^good: [12] spoken/);
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'kokoro book', 'kokoro book']);
    }),
  );

  it(
    'speaks on where nobody listens',
    onStage(slow, async (stage) => {
      await stage.narrate({ span: { start: 0, end: 5 } });
      await stage.narrate();
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'kokoro book', 'kokoro book']);
    }),
  );

  it(
    'speaks on where it keeps up',
    onStage({ ...slow, rtf: { kokoro: 0.5 } }, async (stage) => {
      await listenFromTheStart(stage);
      assert.deepEqual(await stage.spokenBy(), ['kokoro book', 'kokoro book', 'kokoro book']);
    }),
  );

  it(
    'speaks on where all that may stand in are as slow',
    onStage({ ...slow, rtf: { kokoro: 3, espeak: 3 } }, async (stage) => {
      await stage.narrate({ engine: 'espeak', span: { start: 0, end: 5 }, again: true });
      await listenFromTheStart(stage);
      assert.ok(!(await stage.spokenBy()).includes('espeak speed instead'));
    }),
  );
});

describe('who speaks', () => {
  it(
    'a part of a chapter may be another engine, which holds when the whole is narrated',
    onStage({ manuscript }, async (stage) => {
      await stage.narrate();
      const { chunk_0003: third } = await stage.record();
      assert.equal(await stage.narrate({ engine: 'piper', chunkIds: [third?.id ?? ''] }), 'good: 1 spoken, 0 reused');
      const asked = ['espeak default', 'espeak default', 'piper request instead'];
      assert.deepEqual(await stage.spokenBy(), asked);
      assert.equal(await stage.states(), 'ready ready ready');
      assert.equal(await stage.narrate(), 'good: 0 spoken, 3 reused');
      assert.deepEqual(await stage.spokenBy(), asked);
    }),
  );

  const marked =
    '<!-- lector: voice=Alice -->\n\nCurious.\n\n<!-- lector: voice=heart -->\n\nIndeed.\n\n<!-- lector: voice=piper -->\n\nQuite so.\n\n<!-- lector: voice=nobody -->\n\nWho is it?\n';
  it(
    'a mark may be one of the cast, a voice of any engine, or an engine',
    onStage({ manuscript: marked, book: 'cast: { alice: piper/amy }\n' }, async (stage) => {
      assert.equal(await stage.narrate(), 'problems: 3 spoken, 0 reused');
      assert.deepEqual(await stage.spokenBy(), ['piper mark', 'kokoro mark', 'piper mark', 'null undefined']);
      const voices = Object.values(await stage.record()).map(({ voice }) => voice);
      assert.deepEqual(voices, ['amy', 'heart', 'joe', null]);
    }),
  );

  it(
    'front matter comes before the book, and its cast adds to the book’s',
    onStage(
      {
        manuscript:
          '---\nlector: { engine: piper, cast: { bob: heart } }\n---\n\n<!-- lector: voice=bob -->\n\nHello.\n\n<!-- lector: voice=alice -->\n\nGood day.\n\n<!-- lector: voice=default -->\n\nThey met.\n',
        book: 'engine: kokoro\ncast: { alice: amy }\n',
      },
      async (stage) => {
        await stage.narrate();
        assert.deepEqual(await stage.spokenBy(), ['kokoro mark', 'piper mark', 'piper front-matter']);
      },
    ),
  );

  const german = '# Hello\n\n<!-- lector: lang=de -->\n\nAm 3. Mai.\n\n<!-- lector: lang=default -->\n\nMay 3.\n';
  const voicesOf = async (stage: BookStage) =>
    Object.values(await stage.record()).map(({ voice, text }) => `${voice}: ${text}`);
  it(
    'another language has another voice of the same engine, and its own numbers',
    onStage({ manuscript: german, book: 'engine: piper\n' }, async (stage) => {
      await stage.narrate();
      assert.deepEqual(await voicesOf(stage), ['joe: Hello', 'thea: Am dritten Mai.', 'joe: May third.']);
      assert.equal(await stage.states(), 'ready ready ready');
    }),
  );

  it(
    'or one of an engine that is always here',
    onStage({ manuscript: german, book: 'engine: kokoro\n' }, async (stage) => {
      await stage.narrate();
      assert.deepEqual((await voicesOf(stage))[1], 'en-de: Am dritten Mai.');
    }),
  );

  it(
    'a language that nobody speaks is told, and not spoken',
    onStage({ manuscript: '<!-- lector: lang=tlh -->\n\nNuqneH.\n' }, async (stage) => {
      assert.equal(await stage.narrate(), 'problems: 0 spoken, 0 reused');
      const { chunk_0001: first } = await stage.record();
      assert.deepEqual(
        first?.validation.findings.map(({ code }) => code),
        ['voice-unknown'],
      );
    }),
  );

  it(
    'a voice of another language than the text’s is told',
    onStage({ manuscript: '---\nlang: fr\nlector: { voice: joe }\n---\n\nBonjour.\n' }, async (stage) => {
      assert.match((await stage.findings()).join(), /counts as French, and joe speaks English/);
    }),
  );

  it(
    'names in “fallback” that nobody answers to are told, with where to correct them',
    onStage(
      { manuscript: 'Hello.\n', book: 'engine: kokoro\nfallback: [pipper, piper/joe, piper/jo, espeak]\n' },
      async (stage) => {
        const findings = await stage.findings();
        assert.equal(findings.length, 2);
        assert.match(findings[0] ?? '', /^“pipper” can’t stand in where KOKORO fails\..*Correct “fallback”/);
        assert.match(findings[1] ?? '', /^“piper\/jo” can’t stand in/);
        assert.equal(await stage.narrate(), 'good: 1 spoken, 0 reused');
      },
    ),
  );
});
