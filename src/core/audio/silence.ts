import { amplitude, rms } from './level.js';

/**
 * A frame whose RMS is under this counts as silent: some 30 dB under speech (eSpeak NG was measured at −18 to −23 dBFS),
 * so that the noise in a neural voice's pauses counts too.
 */
export const silenceDbfs = -50;

const frameSeconds = 0.01;

/** A stretch of silence in seconds from the start. */
export interface SilentRun {
  readonly start: number;
  readonly end: number;
  /** True when it touches the audio's start or end. */
  readonly atEdge: boolean;
}

/** All silent runs, found in frames of 10 ms, in order. */
export function silentRuns(samples: Float32Array, sampleRate: number, thresholdDbfs = silenceDbfs): SilentRun[] {
  const frame = Math.max(1, Math.round(sampleRate * frameSeconds));
  const limit = amplitude(thresholdDbfs);
  const runs: SilentRun[] = [];
  let start: number | undefined;
  const close = (end: number) => {
    if (start === undefined) return;
    const atEdge = start === 0 || end === samples.length;
    runs.push({ start: start / sampleRate, end: end / sampleRate, atEdge });
    start = undefined;
  };
  for (let at = 0; at < samples.length; at += frame) {
    if (rms(samples, at, Math.min(at + frame, samples.length)) < limit) start ??= at;
    else close(at);
  }
  close(samples.length);
  return runs;
}

/** Silent seconds of the runs ÷ all seconds; 0 when there is no audio. */
export function silentShare(runs: readonly SilentRun[], seconds: number): number {
  const silent = runs.reduce((sum, run) => sum + run.end - run.start, 0);
  return seconds > 0 ? silent / seconds : 0;
}
