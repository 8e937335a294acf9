import type { EngineInfo } from '../model/engineInfo.js';

/**
 * What a pool has to know of those who listen. Whisper's memory: 430 MB were measured with `tiny.en` in int8, 820 MB with `base`; its time:
 * 0.08 of the audio's with one thread and `tiny.en`.
 */
export const earInfos: readonly [EngineInfo] = [
  {
    id: 'whisper',
    name: 'Whisper',
    embedded: false,
    runtime: 'onnx',
    cpuFriendly: true,
    maxTokens: 448,
    charsPerToken: 4,
    sampleRate: 16_000,
    languages: ['*'],
    supportsCloning: false,
    typicalRtfCpu: 0.08,
    memoryMb: 820,
    licence: 'MIT',
    voices: [],
  },
];
