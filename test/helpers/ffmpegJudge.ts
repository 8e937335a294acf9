import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What ffmpeg measures of an audio file: `ebur128` and `astats`. Levels in dB where 0 is full scale. */
export interface Judged {
  readonly lufs: number;
  /** Of the loudest channel. */
  readonly truePeakDbtp: number;
  readonly peakDb: number;
  readonly rmsDb: number;
}

/** Why ffmpeg can't be asked here; undefined where it can. */
export async function ffmpegMissing(): Promise<string | undefined> {
  return run('ffmpeg', ['-version']).then(
    () => undefined,
    () => 'there is no ffmpeg on the PATH (apt-get install ffmpeg)',
  );
}

/** What ffmpeg measures; of several channels the loudest peaks. */
export async function judgedByFfmpeg(file: string): Promise<Judged> {
  const chain = 'ebur128=peak=true+sample:metadata=1,ametadata=mode=print:file=-,astats=measure_perchannel=none';
  const command = ['-hide_banner', '-nostats', '-i', file, '-af', chain, '-f', 'null', '-'];
  const { stdout, stderr } = await run('ffmpeg', command, { maxBuffer: 256 * 1024 * 1024 });
  const last = (pattern: RegExp, text: string) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? NaN);
  const peaks = [0, 1].map((channel) => last(new RegExp(`true_peaks_ch${channel}=([\\d.]+)`, 'g'), stdout) || 0);
  return {
    lufs: last(/lavfi\.r128\.I=(\S+)/g, stdout),
    truePeakDbtp: 20 * Math.log10(Math.max(...peaks)),
    peakDb: last(/Peak level dB: (\S+)/g, stderr),
    rmsDb: last(/RMS level dB: (\S+)/g, stderr),
  };
}

/** Runs ffmpeg. */
export async function ffmpeg(...command: readonly string[]): Promise<void> {
  await run('ffmpeg', ['-v', 'error', '-y', ...command]);
}
