import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import type { VoiceInfo } from '../../src/core/model/engineInfo.js';
import { honest, startSpeechServer, type TestServer } from './speechServer.js';
import { openXttsWorld, type XttsWorld } from './xttsWorld.js';

/** What an engine outside of Lector needs to speak in a test, made by the test. */
export interface OutsideWorld {
  /** Has it ready and tells the options that lead to it. */
  open(voices: readonly VoiceInfo[]): Promise<EngineOptions>;
  /** The texts it was asked to speak, in order. */
  spoken(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** By the engine's id. */
export const outsideWorlds: Readonly<Record<string, () => OutsideWorld>> = { http: httpWorld, xtts: xttsWorld };

function httpWorld(): OutsideWorld {
  let server: TestServer | undefined;
  return {
    async open(voices) {
      server = await startSpeechServer(honest);
      return { url: server.url, voices: voices.map(({ id, language }) => ({ id, language })) };
    },
    spoken: () => Promise.resolve(server?.requests.map(({ body }) => body.input) ?? []),
    close: async () => server?.close(),
  };
}

function xttsWorld(): OutsideWorld {
  let world: XttsWorld | undefined;
  return {
    async open() {
      world = await openXttsWorld();
      return { accept_licence: true, program: world.program };
    },
    spoken: async () => ((await world?.calls()) ?? []).map(({ text }) => text),
    close: async () => world?.close(),
  };
}
