import assert from 'node:assert/strict';
import { onStage } from '../helpers/bookStage.js';

const [first, second, third] = [
  'The keeper of the lighthouse went down to the dark sea alone.',
  'He looked for the boat of his brother, and he saw a moth above the water.',
  'The wind had gone down by then, and the night was very dark.',
];

describe('a chunk that is spoken in parts', () => {
  it(
    'has no part spoken again that was good and is in the next division too',
    onStage(
      {
        manuscript: [first, second, third].join(' '),
        book: 'engine: piper\nvoice: joe\n',
        fails: ['piper is silent at moth'],
      },
      async (stage) => {
        await stage.narrate();
        const parts = stage.asked.map((one) => one.replace('piper: ', '').trim());
        assert.equal(parts.filter((part) => part === first).length, 1);
        const inTwo = parts.filter((part) => part !== second && second.startsWith(part));
        assert.equal(inTwo.length, 1, parts.join('\n'));
        const { chunk_0001: entry } = await stage.record();
        assert.deepEqual(
          entry?.attempts.filter(({ repair }) => repair === 'split').map(({ outcome }) => outcome),
          ['error', 'error'],
        );
      },
    ),
  );
});
