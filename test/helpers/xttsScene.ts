import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { poolWith } from './outsidePool.js';
import { openXttsWorld, type XttsCall, type XttsSubject, type XttsWorld } from './xttsWorld.js';

const unwatched = new AbortController().signal;

export interface XttsAsked {
  readonly text: string;
  readonly voice?: string;
  readonly language?: string;
  readonly rate?: number;
  readonly signal?: AbortSignal;
}

export interface XttsScene {
  readonly world: XttsWorld;
  readonly speak: (asked: XttsAsked) => Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
  /** The calls with a text; a real server tells none. */
  readonly spoken: () => Promise<readonly XttsCall[]>;
}

export type XttsWay = 'its command' | 'its server';
export const xttsWays = ['its command', 'its server'] as const;

/** Programs that speak, and a pool whose engineHost process is told of them. An option that is undefined is left out. */
export async function withXtts(
  subject: XttsSubject,
  way: XttsWay,
  options: EngineOptions,
  use: (scene: XttsScene) => Promise<void>,
): Promise<void> {
  const world = await openXttsWorld(subject);
  const server = way === 'its server' ? { server_program: world.serverProgram } : {};
  const voices = [{ id: 'me', language: 'en', file: world.recording }];
  const given = Object.entries<unknown>({ ...world.options, voices, ...server, ...options });
  const pool = await poolWith('xtts', Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  const speak: XttsScene['speak'] = async ({ text, voice = 'Ana_Florence-en', language = 'en', rate = 1, signal }) => {
    const request = { engine: 'xtts', voice, language, rate, text };
    return (await pool.speak({ engine: 'xtts', request, priority: 0, expectedSeconds: 1 }, signal ?? unwatched)).speech;
  };
  try {
    await use({ world, speak, spoken: async () => (await world.calls()).filter(({ text }) => text !== '') });
  } finally {
    await pool.dispose();
    await world.close();
  }
}
