import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { startHost, type Host } from '../../src/core/engines/host.js';
import { buildEngineHost } from '../helpers/engineHost.js';
import { isAlive, isGone } from '../helpers/processes.js';
import { openPocketWorld, pocketFixture, realPocket, type PocketWorld } from '../helpers/pocketWorld.js';

const { signal } = new AbortController();
for (const subject of [pocketFixture, ...realPocket()]) {
  describe(`the server of ${subject.name} whose engineHost is gone`, () => {
    let world: PocketWorld;
    let hostPath = '';
    before(async () => {
      [world, hostPath] = [await openPocketWorld(subject), await buildEngineHost()];
    });
    after(() => world.dispose());

    const check = (name: string, end: (host: Host) => void) =>
      it(`ends too: ${name}`, async () => {
        const lines: string[] = [];
        const { hearLine: _, ...setting } = world.setting(world.options);
        const host = await startHost(
          {
            ...{
              hostPath,
              engine: 'pocket-tts',
              voice: 'low',
              loadTimeoutMs: 60_000,
              isAwaited: false,
              clock: systemClock,
            },
            setting,
            log: createLog('debug', (line) => lines.push(line)),
          },
          signal,
        );
        const server = Number(/Started server process \[(\d+)\]/.exec(lines.join('\n'))?.[1]);
        assert.ok(isAlive(server), lines.join('\n'));
        end(host);
        await host.lost;
        assert.ok(await isGone(server), `process ${server} still runs`);
      });
    check('it was killed', ({ pid = 0 }) => process.kill(pid, 'SIGKILL'));
    check('it was stopped', (host) => void host.stop());
  });
}
