import type { EngineSetting } from '../../src/core/engines/engine.js';
import type { VoiceInfo } from '../../src/core/model/engineInfo.js';
import { honest, startSpeechServer, type TestServer } from './speechServer.js';
import { openPocketWorld, pocketFixture, realPocket, type PocketWorld } from './pocketWorld.js';
import { openXttsWorld, realXtts, type XttsWorld } from './xttsWorld.js';

/** What an engine outside of Lector needs to speak in a test, made by the test. */
export interface OutsideWorld {
  /** Has it ready and tells the options that lead to it, and where models lie if it makes some. */
  open(voices: readonly VoiceInfo[]): Promise<Pick<EngineSetting, 'options'> & Partial<EngineSetting>>;
  /** The texts it was asked to speak, in order; absent where nobody listens in. */
  spoken?(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** By the engine's id. */
export const outsideWorlds: Readonly<Record<string, () => OutsideWorld>> = {
  'pocket-tts': pocketWorld,
  http: httpWorld,
  xtts: xttsWorld,
};

/** The program of the tests, or the real one where it is named. The first voice is low, all others are high. */
function pocketWorld(): OutsideWorld {
  let world: PocketWorld | undefined;
  return {
    async open(voices) {
      world = await openPocketWorld(realPocket()[0] ?? pocketFixture);
      const own = voices.map(({ id, language }, at) => ({ id, language, file: at === 0 ? world?.low : world?.high }));
      return world.setting({ ...world.options, voices: own });
    },
    close: async () => world?.dispose(),
  };
}

function httpWorld(): OutsideWorld {
  let server: TestServer | undefined;
  return {
    async open(voices) {
      server = await startSpeechServer(honest);
      return { options: { url: server.url, voices: voices.map(({ id, language }) => ({ id, language })) } };
    },
    spoken: () => Promise.resolve(server?.requests.map(({ body }) => body.input) ?? []),
    close: async () => server?.close(),
  };
}

/** The programs of the tests, or the real ones where they are named; those load their model once, and tell no texts. */
function xttsWorld(): OutsideWorld {
  let world: XttsWorld | undefined;
  const [real] = realXtts();
  return {
    async open() {
      world = await openXttsWorld(real);
      return { options: { ...world.options, ...(real && { server_program: world.serverProgram }) } };
    },
    ...(!real && { spoken: async () => ((await world?.calls()) ?? []).map(({ text }) => text) }),
    close: async () => world?.close(),
  };
}
