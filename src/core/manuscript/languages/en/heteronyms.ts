import { createHeteronyms, type Heteronym } from '../heteronyms.js';
import { readRules } from './readRules.js';
import { adverb, be, determiner, ending, have, modal, starting, to } from './sentenceParts.js';

/** Written alike and said otherwise, with what tells the readings apart in a sentence. Sounds are those of all kinds of English. */
const all: readonly Heteronym[] = [
  {
    words: ['read'],
    readings: [
      { part: 'verb', ipa: 'ɹˈiːd', alias: 'reed' },
      { part: 'past', ipa: 'ɹˈɛd', alias: 'red' },
    ],
    rules: readRules,
  },
  {
    words: ['lead'],
    readings: [
      { part: 'verb', ipa: 'lˈiːd', alias: 'leed' },
      { part: 'noun', ipa: 'lˈɛd', alias: 'led' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to) },
      {
        part: 'noun',
        isImposed: true,
        before: /\b(?:of|molten|melted|like|heavy as|white|red)\s+$/iu,
        after: /^\s*(?:[.,;:!?”’)]|and\b|or\b|$)/iu,
      },
      {
        part: 'noun',
        isImposed: true,
        after: starting(
          'pipes?|pencils?|piping|poisoning|shot|bullets?|weights?|coffins?|roofs?|paint|mines?|ore|foil|soldiers?|sinkers?',
        ),
      },
    ],
  },
  {
    words: ['live'],
    readings: [
      { part: 'verb', ipa: 'lˈɪv', alias: 'liv' },
      { part: 'adjective', ipa: 'lˈaɪv', alias: 'lyve' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to, String.raw`\b(?:I|you|we|they|who)\s+${adverb}`) },
      { part: 'verb', before: ending(String.raw`\bpeople\s+`), isImposed: true },
      {
        part: 'adjective',
        after: starting(
          'wires?|coals?|embers?|ammunition|rounds?|bait|animals?|birds?|fish|lobsters?|music|shows?|audiences?|broadcasts?|recordings?|performances?|stock|oaks?|steam|bombs?|shells?|cattle|turtles?',
        ),
      },
    ],
  },
  {
    words: ['lives'],
    readings: [
      { part: 'verb', ipa: 'lˈɪvz', alias: 'livz' },
      { part: 'noun', ipa: 'lˈaɪvz', alias: 'lyvz' },
    ],
    rules: [
      {
        part: 'noun',
        before: ending(
          String.raw`\b(?:the|our|their|your|many|nine|two|three|past|human|of|these|those|all|both|own)\s+`,
        ),
      },
      { part: 'verb', before: ending(String.raw`\b(?:he|she|it|who|which|still|now|there|here|nobody|everyone)\s+`) },
      { part: 'verb', before: /\b(?:whoever|somebody|someone)\s+$/iu, isImposed: true },
      { part: 'verb', before: /(?:^|[“"])$/u, after: starting('an?|there'), isImposed: true },
    ],
  },
  {
    words: ['wind'],
    readings: [
      { part: 'noun', ipa: 'wˈɪnd', alias: 'winnd' },
      { part: 'verb', ipa: 'wˈaɪnd', alias: 'wined' },
    ],
    rules: [
      {
        part: 'verb',
        before: ending(modal, to),
        after: starting('up|down|it|its|the|his|her|their|your|my|our|round|around|through|along|back|in|out|them'),
      },
      { part: 'noun', before: ending(determiner, String.raw`\b(?:north|south|east|west|cold|strong|of|and|with)\s+`) },
    ],
  },
  {
    words: ['winds'],
    readings: [
      { part: 'noun', ipa: 'wˈɪndz', alias: 'winndz' },
      { part: 'verb', ipa: 'wˈaɪndz', alias: 'wines' },
    ],
    rules: [
      {
        part: 'verb',
        isImposed: true,
        before: /(?:\b(?:he|she|it|which|that|path|road|river|stream|lane|track|stair|valley)\s+)$/iu,
        after: starting('up|down|its|his|her|round|around|through|along|across|between|about|back|away|in|out'),
      },
      { part: 'noun', before: ending(determiner, String.raw`\b(?:four|high|strong|north|south|east|west|cold|of)\s+`) },
    ],
  },
  {
    words: ['wound'],
    readings: [
      { part: 'noun', ipa: 'wˈuːnd', alias: 'woond' },
      { part: 'past', ipa: 'wˈaʊnd', alias: 'wownd' },
    ],
    rules: [
      { part: 'noun', before: ending(to, modal) },
      {
        part: 'past',
        isImposed: true,
        before: ending(
          have,
          String.raw`\b(?:he|she|it|they|we|I|which|path|road|river|stream|lane|track|procession|and)\s+`,
        ),
        after: starting(
          'up|down|it|its|the|his|her|their|my|our|round|around|through|along|across|between|about|back|away|in|out|slowly|a',
        ),
      },
      { part: 'past', isImposed: true, before: ending(be), after: starting('up|around|round|about') },
      { part: 'noun', before: ending(determiner) },
    ],
  },
  {
    words: ['tear'],
    readings: [
      { part: 'verb', ipa: 'tˈɛɹ', alias: 'tare' },
      { part: 'noun', ipa: 'tˈɪɹ', alias: 'teer' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to) },
      { part: 'verb', after: starting('up|off|out|down|away|apart|open|it|them|himself|herself|at') },
      {
        part: 'noun',
        before: ending(determiner),
        after: /^\s+(?:rolled|ran|fell|dropped|glistened|trickled|slid|in|from|on|stood)\b/iu,
      },
    ],
  },
  {
    words: ['tears'],
    readings: [
      { part: 'verb', ipa: 'tˈɛɹz', alias: 'tares' },
      { part: 'noun', ipa: 'tˈɪɹz', alias: 'teers' },
    ],
    rules: [
      {
        part: 'noun',
        before: ending(
          String.raw`\b(?:in|into|of|with|her|his|my|the|their|shed|shedding|bitter|more|no|without|to|burst into)\s+`,
        ),
      },
      { part: 'noun', after: /^\s+(?:in|into|to|ran|rolled|came|streamed|filled|stood|of|from|down)\b/iu },
      { part: 'verb', before: /\b(?:he|she|it|who|which)\s+$/iu },
    ],
  },
  {
    words: ['close'],
    readings: [
      { part: 'verb', ipa: 'klˈoʊz', alias: 'cloze' },
      { part: 'adjective', ipa: 'klˈoʊs', alias: 'cloce' },
    ],
    rules: [
      {
        part: 'adjective',
        after: starting(
          'to|by|behind|beside|upon|at hand|together|enough|friends?|friend|relations?|resemblance|examination|attention|quarters|watch',
        ),
      },
      {
        part: 'adjective',
        before: ending(
          String.raw`\b(?:so|very|too|quite|as|how|more|stood|kept|sat|drew|came|come|keep|stay|stayed|be|was|were|is)\s+`,
        ),
      },
      {
        part: 'verb',
        before: ending(modal, to),
        after: starting('the|his|her|my|your|our|their|its|it|them|up|down|a|that|this'),
      },
    ],
  },
  {
    words: ['minute'],
    readings: [
      { part: 'noun', ipa: 'mˈɪnɪt', alias: 'minnit' },
      { part: 'adjective', ipa: 'maɪnjˈuːt', alias: 'my newt' },
    ],
    rules: [
      {
        part: 'adjective',
        isImposed: true,
        before: ending(String.raw`\b(?:very|most|so|more|too|how|extremely|almost)\s+`),
      },
      {
        part: 'adjective',
        isImposed: true,
        after: starting(
          'details?|particles?|examination|inspection|scale|fragments?|quantit(?:y|ies)|traces?|specks?|description',
        ),
      },
      { part: 'noun', before: ending(determiner, String.raw`\b(?:one|last|next|half)\s+`) },
    ],
  },
  {
    words: ['object'],
    readings: [
      { part: 'noun', ipa: 'ˈɒbdʒɛkt', alias: 'obb-ject' },
      { part: 'verb', ipa: 'əbdʒˈɛkt', alias: 'ub ject' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to, String.raw`\b(?:I|you|we|they|who)\s+`) },
      { part: 'noun', before: ending(determiner, String.raw`\b(?:sole|chief|main|whose|same)\s+`) },
    ],
  },
  {
    words: ['record'],
    readings: [
      { part: 'noun', ipa: 'ɹˈɛkɚd', alias: 'reckord' },
      { part: 'verb', ipa: 'ɹɪkˈɔːɹd', alias: 're cord' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to) },
      { part: 'noun', before: ending(determiner) },
    ],
  },
  {
    words: ['refuse'],
    readings: [
      { part: 'verb', ipa: 'ɹɪfjˈuːz', alias: 'refyooz' },
      { part: 'noun', ipa: 'ɹˈɛfjuːs', alias: 'reffyoos' },
    ],
    rules: [
      { part: 'verb', before: ending(modal, to, String.raw`\b(?:I|you|we|they|who)\s+`) },
      {
        part: 'noun',
        isImposed: true,
        before: ending(String.raw`\b(?:the|of|with|and|kitchen|garden|street)\s+`),
        after: /^\s*(?:[.,;:!?”’)]|$|of\b|from\b|in\b|heaps?\b)/iu,
      },
    ],
  },
  {
    words: ['bow'],
    readings: [
      { part: 'verb', ipa: 'bˈaʊ', alias: 'bough' },
      { part: 'noun', ipa: 'bˈoʊ', alias: 'boe' },
    ],
    rules: [
      { part: 'verb', isImposed: true, before: ending(modal, to) },
      {
        part: 'verb',
        isImposed: true,
        before: /\b(?:low|slight|deep|polite|stiff|courtly|little|made (?:him|her|me|them) a|with a|and a|a)\s+$/iu,
        after: /^\s*(?:[.,;!?]|to\b|and left\b)/iu,
      },
      { part: 'noun', after: starting('and arrows?|string|window|tie|ties|legged') },
    ],
  },
];

export const heteronyms = createHeteronyms(all);
