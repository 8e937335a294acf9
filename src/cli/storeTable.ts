import path from 'node:path';
import type { CheckedFile } from '../core/lector.js';
import type { Output } from './output.js';
import { duration } from './quantities.js';
import { formatTable, type Column } from './table.js';

const columns: readonly Column[] = [
  { title: 'file' },
  { title: 'length', align: 'right' },
  { title: 'RMS', align: 'right' },
  { title: 'LUFS', align: 'right' },
  { title: 'peak', align: 'right' },
  { title: 'true peak', align: 'right' },
  { title: 'floor', align: 'right' },
  { title: 'head', align: 'right' },
  { title: 'tail', align: 'right' },
  { title: 'format' },
  { title: 'outcome' },
];

/** What files measure, a line each. Levels in dB where 0 is full scale. */
export function storeTable(files: readonly CheckedFile[], { dataColors, columns: width }: Output): string {
  const paints = { good: dataColors.green, problems: dataColors.yellow, unmeasured: dataColors.yellow };
  const rows = files.map(({ file, outcome, info, levels }) => {
    const measured = levels
      ? [
          duration(levels.seconds),
          ...[levels.rmsDb, levels.lufs, levels.peakDb, levels.truePeakDbtp, levels.noiseFloorDb].map(decibels),
          `${levels.headSeconds.toFixed(2)} s`,
          `${levels.tailSeconds.toFixed(2)} s`,
        ]
      : columns.slice(1, -2).map(() => '–');
    const format = info
      ? `${info.format} ${info.kbps.toFixed(0)}k ${info.sampleRate / 1000} kHz ${info.channels} ch`
      : path.extname(file).slice(1);
    return [path.basename(file), ...measured, format, { text: outcome, paint: paints[outcome] }];
  });
  return formatTable(columns, rows, width);
}

function decibels(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1).replace('-', '−') : '−∞';
}
