import path from 'node:path';
import type { CheckedFile, StoreCheckEvent } from '../core/lector.js';
import { timeText } from '../protocol/panels.js';
import { plainMarkdown } from './plainMarkdown.js';
import { t } from './texts.js';
import { told } from './told.js';

/** What a store check found, as a Markdown document in the editor's language. */
export function storeReport(
  files: readonly CheckedFile[],
  { preset, good, total, findings }: Extract<StoreCheckEvent, { kind: 'finished' }>,
): string {
  const problems = [
    ...files.flatMap((file) =>
      file.findings.map((finding) => ({ where: plainMarkdown(path.basename(file.file)), ...finding })),
    ),
    ...findings.map((finding) => ({ where: t('All files'), ...finding })),
  ];
  const lines = problems.map(
    ({ where, message, nextStep }) => `- **${where}**: ${told(message)} ${t('What to do:')} ${told(nextStep)}`,
  );
  return [
    `# ${t('Store check: {0}', t(preset.name))}`,
    t('{0} of {1} files pass. Measured in the encoded files; the numbers stand in: {2}.', good, total, preset.source),
    ...(lines.length > 0 ? [`## ${t('What to change')}`, lines.join('\n')] : []),
    `## ${t('What was measured')}`,
    tableOf(files),
    ...(preset.notes.length > 0 ? [`## ${t('What can’t be measured')}`] : []),
    preset.notes.map((note) => `- ${t(note)}`).join('\n'),
    '',
  ].join('\n\n');
}

function tableOf(files: readonly CheckedFile[]): string {
  const titles = [
    t('File'),
    t('Length'),
    t('RMS (dB)'),
    t('Loudness (LUFS)'),
    t('Peak (dB)'),
    t('True peak (dBTP)'),
    t('Noise floor (dB)'),
    t('Before (s)'),
    t('After (s)'),
    t('Format'),
  ];
  const rows = files.map(({ file, outcome, info, levels }) => {
    const name = `${outcome === 'good' ? '✓' : '✗'} ${plainMarkdown(path.basename(file))}`;
    if (!info || !levels) return [name, ...titles.slice(1).map(() => '–')];
    const { rmsDb, lufs, peakDb, truePeakDbtp, noiseFloorDb, headSeconds, tailSeconds } = levels;
    return [
      name,
      timeText(levels.seconds),
      ...[rmsDb, lufs, peakDb, truePeakDbtp, noiseFloorDb].map(decibels),
      headSeconds.toFixed(2),
      tailSeconds.toFixed(2),
      `${info.format.toUpperCase()}, ${info.kbps.toFixed(0)} kbit/s, ${info.sampleRate} Hz, ${info.channels === 1 ? t('mono') : t('stereo')}`,
    ];
  });
  const right = titles.map((_, index) => (index === 0 || index === titles.length - 1 ? '---' : '---:'));
  return [titles, right, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function decibels(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1).replace('-', '−') : '−∞';
}
