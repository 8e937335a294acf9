import assert from 'node:assert/strict';
import { defaultPauses } from '../../src/core/model/chunk.js';
import type { ServerSettings } from '../../src/protocol/messages/settings.js';
import { readInitialization, readSettings } from '../../src/server/settings.js';

const defaults: ServerSettings = {
  engine: '',
  voice: '',
  rate: 1,
  language: '',
  fallback: [],
  workers: 0,
  modelsPath: '',
  modelsMirror: '',
  allowDownload: true,
  codeLens: true,
  hearingWhen: 'auto',
  hearingEvery: 10,
  skip: ['code', 'tables', 'footnotes', 'images'],
  diagnosticsSeverity: 'warning',
  logLevel: 'info',
  pauses: defaultPauses,
  engineOptions: {},
  aiProvider: 'none',
  aiModel: '',
  aiEndpoint: '',
  aiTimeout: 120,
  aiStart: false,
  aiOptions: {},
  takesPath: '',
  folders: [],
};

interface Case {
  readonly given: unknown;
  readonly changed: Partial<ServerSettings>;
}
const cases: readonly Case[] = [
  { given: undefined, changed: {} },
  { given: null, changed: {} },
  { given: [], changed: {} },
  { given: 'x', changed: {} },
  { given: { engine: 'piper', rate: 1.5 }, changed: { engine: 'piper', rate: 1.5 } },
  { given: { engine: 7, rate: 9, workers: 1.5, skip: ['all'], logLevel: 'loud' }, changed: {} },
  { given: { skip: [], allowDownload: false }, changed: { skip: [], allowDownload: false } },
  { given: { engineOptions: { xtts: { port: 1 } } }, changed: { engineOptions: { xtts: { port: 1 } } } },
  { given: { engineOptions: { xtts: 1 } }, changed: {} },
  { given: { aiProvider: 'ollama', aiModel: 'a:b' }, changed: { aiProvider: 'ollama', aiModel: 'a:b' } },
  { given: { aiProvider: 'cloud', aiTimeout: 1, aiStart: 'yes' }, changed: {} },
  { given: { aiOptions: { num_thread: 1, seed: 7 } }, changed: { aiOptions: { num_thread: 1 } } },
  { given: { aiOptions: { num_thread: 1, num_gpu: -1 } }, changed: {} },
  { given: { pauses: { scene: 4, phrase: -1, heading: 'x' } }, changed: { pauses: { ...defaultPauses, scene: 4 } } },
];

describe('settings', () => {
  for (const { given, changed } of cases) {
    it(`of ${given === undefined ? 'nothing' : JSON.stringify(given)}`, () => {
      assert.deepEqual(readSettings(given), { ...defaults, ...changed });
    });
  }
});

describe('trust', () => {
  const given: readonly (readonly [value: unknown, trusted: boolean])[] = [
    [undefined, false],
    [{}, false],
    [{ trusted: 'yes' }, false],
    [{ trusted: false }, false],
    [{ trusted: true }, true],
  ];
  for (const [value, trusted] of given) {
    it(`is ${trusted} for ${value === undefined ? 'nothing' : JSON.stringify(value)}`, () => {
      assert.deepEqual(readInitialization(value), { settings: defaults, trusted, texts: {} });
    });
  }
});
