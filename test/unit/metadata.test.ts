import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { countWords } from '../../src/core/base/countWords.js';
import { extractOf } from '../../src/core/agents/extractOf.js';
import { agents } from '../../src/core/agents/index.js';
import { metadataLimits, type MetadataOrder } from '../../src/core/agents/metadataOrder.js';
import { isPlain } from '../../src/core/agents/plainText.js';
import { readReply } from '../../src/core/agents/readReply.js';
import { saidIn } from '../../src/core/agents/saidIn.js';

const { metadata } = agents;

const tale = [
  'The keeper Mary Winter lived alone in the lighthouse above the harbour of Whitby.',
  'Each evening she climbed the ninety steps and lit the great lamp for the fishing boats.',
  'One night in November the lamp went out, and nobody in the harbour knew why.',
  '“Is anybody there?” called John.',
  '“I am coming!” cried Mary Winter.',
  'It was dark.',
  'John the fisherman rowed through the storm to the lighthouse and found the door open.',
  'Inside the lighthouse the lamp was cold, and the oil had been poured into the sea.',
  'Then he understood.',
  'Mary Winter lit the lamp again with the last oil of the harbour, and the boats came home.',
];

function order(sentences: readonly string[], more: Partial<MetadataOrder> = {}): MetadataOrder {
  const said = sentences.map((text) => saidIn([text])[0] ?? false);
  return {
    of: 'chapter',
    title: 'The Lamp',
    sentences: sentences.map((text, at) => ({ text, isSaid: said[at] ?? false })),
    tags: [],
    language: 'en-GB',
    ...more,
  };
}

describe('a description by rules', () => {
  const { answer, confidence } = metadata.heuristic(order(tale));

  it('has whole sentences of the text, in their order, within its limits', () => {
    for (const [name, limit] of Object.entries(metadataLimits.chapter)) {
      const text = answer[name as keyof typeof metadataLimits.chapter];
      ok(countWords(text) > 0 && countWords(text) <= limit, `${name}: ${text}`);
    }
    const places = tale.flatMap((sentence) => answer.description.indexOf(sentence)).filter((at) => at >= 0);
    ok(places.length >= 3, answer.description);
    deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    equal(answer.title, 'The Lamp');
    ok(confidence > 0 && confidence < 0.7, 'rules are never as sure as a model has to be');
  });

  it('leaves out what is said, what is short and what leans on another sentence', () => {
    const told = `${answer.summary} ${answer.description} ${answer.plain}`;
    for (const left of ['anybody', 'coming', 'It was dark', 'Then he']) ok(!told.includes(left), told);
  });

  it('has names first, whole ones, and then things', () => {
    deepEqual(answer.tags.slice(0, 1), ['Mary Winter']);
    for (const tag of ['lamp', 'lighthouse', 'harbour']) ok(answer.tags.includes(tag), answer.tags.join());
    ok(!answer.tags.some((tag) => ['Mary', 'the', 'night', 'lit'].includes(tag)), answer.tags.join());
  });

  it('tells a book by its beginning, and tags it with what its chapters share', () => {
    const book = metadata.heuristic(
      order(tale, {
        of: 'book',
        tags: [
          ['Mary Winter', 'lamp'],
          ['lamp', 'storm'],
          ['Mary', 'lamp'],
        ],
      }),
    ).answer;
    ok(!book.description.includes('came home'), book.description);
    deepEqual(book.tags, ['lamp', 'Mary Winter', 'storm']);
  });

  const odd: readonly (readonly [what: string, sentences: readonly string[], language?: string])[] = [
    ['of nothing but talk', ['“Who goes there?”', '“It is I.”', '“Come in, then.”']],
    ['of one word', ['Chorus']],
    ['of nothing', []],
    ['of signs', ['<b>*** $$ {x}</b>', '\u202e\u0007']],
    [
      'of one sentence that is far too long',
      [`The lamp was lit, ${'and the boats came home, '.repeat(60)}and all was well.`],
    ],
    ['of one endless word', ['A'.repeat(100_000)]],
    ['in a language that nobody knows here', ['Majakka seisoi kalliolla meren rannalla koko talven ajan.'], 'fi'],
    ['without capitals', ['the lamp was lit and the boats came home in the dark of the night']],
  ];
  for (const [what, sentences, language = 'en'] of odd)
    it(`is there and plain ${what}`, () => {
      const { answer: odds } = metadata.heuristic(order(sentences, { language }));
      const { summary, description, plain, title } = odds;
      for (const text of [summary, description, plain, title, ...odds.tags]) ok(text === '' || isPlain(text), text);
      ok(countWords(summary) <= 30 && summary !== '' && summary.length <= 1_000, summary);
      ok(countWords(plain) <= 60 && countWords(description) <= 100);
    });

  it('has a plain title', () => {
    const titles = ['1. evil.example', 'One & Two', '<b>Three</b>', '- Four'].map(
      (title) => metadata.heuristic(order(tale, { title })).answer.title,
    );
    deepEqual(titles, ['1 evil example', 'One Two', 'b Three b', 'Four']);
  });

  const languages: readonly (readonly [
    language: string,
    sentences: readonly string[],
    about: RegExp,
    tags: readonly string[],
  ])[] = [
    [
      'de',
      [
        'Der alte Wärter Jakob Stern lebte allein im Leuchtturm über dem Hafen von Husum.',
        '„Ist da jemand?“, rief Anna.',
        'Er wartete.',
        'In einer Nacht im November erlosch die Lampe im Leuchtturm, und niemand im Hafen wusste den Grund.',
        'Am Morgen fand der Fischer den Leuchtturm leer, und Jakob Stern war verschwunden.',
      ],
      /Leuchtturm/,
      ['Leuchtturm', 'Jakob Stern'],
    ],
    [
      'fr',
      [
        'Le gardien Paul Martin vivait seul dans le phare au-dessus du port de Saint-Malo.',
        '« Qui est là ? » demanda Jeanne.',
        'Il attendait.',
        'Une nuit de novembre, la lampe du phare s’éteignit, et au port Paul Martin fut oublié.',
      ],
      /phare/,
      ['Paul Martin'],
    ],
    [
      'es',
      [
        'El farero Juan Rojas vivía solo en el faro sobre el puerto de Cádiz.',
        '«¿Quién es?» preguntó Ana.',
        'Él esperaba.',
        'Una noche de noviembre la lámpara del faro se apagó, y en el puerto Juan Rojas fue olvidado.',
      ],
      /faro/,
      ['Juan Rojas'],
    ],
    [
      'it',
      [
        'Il guardiano Carlo Neri viveva solo nel faro sopra il porto di Genova.',
        '«Chi è?» chiese Anna.',
        'Lui aspettava.',
        'Una notte di novembre la lampada del faro si spense, e nel porto Carlo Neri fu dimenticato.',
      ],
      /faro/,
      ['Carlo Neri'],
    ],
  ];
  for (const [language, sentences, about, tags] of languages)
    it(`knows ${language}`, () => {
      const { answer: own } = metadata.heuristic(order(sentences, { language }));
      match(own.summary, about);
      ok(!/[“„«]/.test(own.description), own.description);
      for (const tag of tags) ok(own.tags.includes(tag), own.tags.join());
    });
});

describe('a description by a model', () => {
  const deTale = [
    'Der Wärter Jakob Stern wohnte allein im Leuchtturm über dem Hafen von Büsum.',
    'In einer Nacht im November erlosch die Lampe im Leuchtturm, und niemand im Hafen wusste den Grund.',
  ];
  const german = {
    title: 'Der Leuchtturm',
    summary: 'Jakob Stern wohnt allein im Leuchtturm von Büsum, bis in einer Nacht die Lampe erlischt.',
    description: 'Jakob Stern wohnt allein im Leuchtturm über dem Hafen, bis in einer Nacht die Lampe erlischt.',
    plain: 'Jakob Stern wohnt im Leuchtturm. In einer Nacht erlischt die Lampe. Niemand im Hafen weiß den Grund.',
    tags: ['Leuchtturm'],
    confidence: 0.9,
  };
  for (const [end, isAnswer] of [
    ['', true],
    [' Eine Geschichte von der Einsamkeit im Leuchtturm.', true],
    [' Ein Bericht von Peter im Leuchtturm.', false],
    [' Der Leuchtturm liegt an der Elbe im Hafen.', false],
  ] as const)
    it(`in German${end}: ${isAnswer ? 'is an answer' : 'is none'}`, () => {
      const reply = JSON.stringify({ ...german, description: `${german.description}${end}` });
      equal(readReply(metadata, reply, order(deTale, { language: 'de' })) !== undefined, isAnswer);
    });

  const good = {
    title: 'The Lamp of Whitby',
    summary: 'The keeper Mary Winter lives alone in the lighthouse above Whitby, until one night the lamp goes out.',
    description:
      'The keeper Mary Winter lights the lamp for the fishing boats each evening. One night in November the lamp goes out, and nobody in the harbour knows why.',
    plain: 'Mary Winter lives in a lighthouse. One night the lamp goes out. Nobody in the harbour knows why.',
    tags: ['Mary Winter', 'lighthouse', 'storm'],
    confidence: 0.9,
  };
  const wordy = 'The keeper lit the lamp in the lighthouse of the harbour for the boats. ';
  const cases: readonly (readonly [what: string, reply: object, isAnswer: boolean, more?: Partial<MetadataOrder>])[] = [
    ['a good one', good, true],
    ['a summary of over 30 words', { ...good, summary: wordy.repeat(3) }, false],
    ['a description of over 100 words', { ...good, description: wordy.repeat(8) }, false],
    ['no summary', { ...good, summary: ' ' }, false],
    ['no tags', { ...good, tags: [] }, false],
    ['a name that isn’t there', { ...good, summary: 'The keeper Peter Winter lit the lamp of the lighthouse.' }, false],
    ['a number that isn’t there', { ...good, summary: 'The keeper lit the lamp of the lighthouse in 1850.' }, false],
    ['something else', { ...good, summary: 'The market is about vegetables, prices, trams and a policeman.' }, false],
    ['HTML', { ...good, description: `${good.description} <script>x</script>` }, false],
    ['an address', { ...good, description: `${good.description} See www.evil.example.` }, false],
    ['another address', { ...good, tags: ['https://evil.example'] }, false],
    ['markup', { ...good, title: '**The Lamp**' }, false],
    ['a character that turns the reading', { ...good, plain: good.plain.replace(' lives', ' \u202elives') }, false],
    ['letters that look alike', { ...good, plain: good.plain.replace('lamp', 'lаmp') }, false],
    [
      'another language',
      { ...good, summary: 'Die Lampe im Leuchtturm geht aus, und der Hafen ist in der Nacht dunkel.' },
      false,
    ],
    ['words of what it was told', { ...good, summary: 'Between the lines of tildes is text of the lamp.' }, false],
    ['confidence beyond all', { ...good, confidence: 9 }, false],
    ['a text in a language that can’t be checked', good, false, { language: 'fi' }],
  ];
  for (const [what, reply, isAnswer, more = {}] of cases)
    it(`${what}: ${isAnswer ? 'is an answer' : 'is none'}`, () =>
      equal(readReply(metadata, JSON.stringify(reply), order(tale, more)) !== undefined, isAnswer));

  it('keeps each tag once, at most eight, and drops those that are none', () => {
    const tags = [
      'lamp',
      'Lamp',
      'x'.repeat(60),
      'a b c d e f',
      '<b>',
      'Peter',
      ...(tale[1] ?? '').replace(/[.]/g, '').split(' '),
    ];
    const kept = readReply(metadata, JSON.stringify({ ...good, tags }), order(tale))?.answer.tags ?? [];
    ok(kept.length === 8 && kept[0] === 'lamp' && !kept.includes('Lamp') && !kept.includes('Peter'), kept.join());
  });
});

describe('an extract', () => {
  const telling = 'The keeper carried the lamp to the harbour, where the boats waited for the lamp of the keeper.';
  const long = Array.from({ length: 200 }, (_, at) =>
    at === 100 ? telling : `The lamp of the harbour was seen by boat ${at}.`,
  );

  it('has the beginning, the end and something between, and no more than it may', () => {
    const extract = extractOf(long, 2_000, 'en');
    ok(extract.length <= 2_000 && extract.length > 1_400, String(extract.length));
    ok(extract.startsWith(long[0] ?? '') && extract.endsWith(long.at(-1) ?? ''));
    ok(extract.includes(telling));
  });

  it('is all of a short text', () => equal(extractOf(tale, 6_000, 'en'), tale.join(' ')));
});

describe('who says a sentence', () => {
  const cases: readonly (readonly [paragraph: readonly string[], said: readonly boolean[]])[] = [
    [
      ['He came.', '“Well?” he said.', 'Nobody spoke.'],
      [false, true, false],
    ],
    [
      ['“I came.', 'I saw.', 'I left,” he said.', 'It rained.'],
      [true, true, true, false],
    ],
    [
      ['„Ich kam.', 'Ich ging“, sagte er.', 'Es regnete.'],
      [true, true, false],
    ],
    [
      ['« Je viens.', 'Je pars. »', 'Il pleut.'],
      [true, true, false],
    ],
    [
      ['— Je viens.', 'Il sourit.'],
      [true, true],
    ],
    [
      ['‘Come,’ he said.', 'It’s the boys’ boat.'],
      [true, false],
    ],
    [
      ['"Come," he said.', 'It rained.'],
      [true, false],
    ],
  ];
  for (const [paragraph, said] of cases) it(paragraph.join(' '), () => deepEqual(saidIn(paragraph), said));
});
