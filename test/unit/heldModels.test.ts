import assert from 'node:assert/strict';
import { holdModels } from '../../src/core/engines/heldModels.js';

const sizes: Readonly<Record<string, number>> = { small: 30, other: 40, third: 50, large: 200 };

describe('models that are held within a budget of 100', () => {
  const check = (name: string, used: readonly string[], expected: readonly string[]) =>
    it(name, async () => {
      const done: string[] = [];
      const models = holdModels<string>(100, {
        bytesOf: (model) => Promise.resolve(sizes[model] ?? 0),
        open: (model) => Promise.resolve(void done.push(`+${model}`)).then(() => model),
        release: (model) => Promise.resolve(void done.push(`-${model}`)),
      });
      const lent = await Promise.all(used.map((model) => models.use(model, (one) => Promise.resolve(one))));
      assert.deepEqual(lent, used);
      assert.deepEqual(done, expected);
    });
  check('two fit, and are loaded once', ['small', 'other', 'small', 'other'], ['+small', '+other']);
  check(
    'a third takes the place of the one that was used longest ago',
    ['small', 'other', 'small', 'third', 'small'],
    ['+small', '+other', '-other', '+third'],
  );
  check(
    'one over the budget is held alone',
    ['small', 'other', 'large', 'small'],
    ['+small', '+other', '-small', '-other', '+large', '-large', '+small'],
  );

  it('one that can’t be loaded takes nobody with it', async () => {
    const models = holdModels<string>(100, {
      bytesOf: () => Promise.resolve(10),
      open: (model) => (model === 'bad' ? Promise.reject(new Error('damaged')) : Promise.resolve(model)),
      release: () => Promise.resolve(),
    });
    await assert.rejects(
      models.use('bad', () => Promise.resolve()),
      /damaged/,
    );
    assert.equal(await models.use('good', (model) => Promise.resolve(model)), 'good');
  });
});
