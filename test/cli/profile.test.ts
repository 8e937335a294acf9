import assert from 'node:assert/strict';
import { inFolder, runLector } from './runLector.js';

describe('lector engines profile', () => {
  it('measures the embedded engine, and the list of engines knows it then', () =>
    inFolder({}, async (cwd) => {
      const figures = async () =>
        /^espeak.*(measured|packaged)/m.exec((await runLector(['engines', 'list'], { cwd })).stdout)?.[1];
      assert.equal(await figures(), 'packaged');
      const { code, stdout, stderr } = await runLector(['engines', 'profile'], { cwd });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^espeak \(en-us\): RTF 0\.\d+ on one thread, loads in .*1\d\d\d characters and more/);
      assert.match(stdout, /\n +40 +3 of 3 /);
      assert.match(stderr, /Written to .*espeak\.json/);
      assert.equal(await figures(), 'measured');
    }));

  it('says which engines there are where one is not', () =>
    inFolder({}, async (cwd) => {
      const { code, stderr } = await runLector(['engines', 'profile', 'siren'], { cwd });
      assert.equal(code, 1);
      assert.match(stderr, /ENGINE_UNKNOWN[^]*espeak/);
    }));
});
