import type { Patch } from '../core/model/patch.js';
import type { Output } from './output.js';
import { formatTable, type Column } from './table.js';
import { harmless, plain } from './textWidth.js';

const columns: readonly Column[] = [
  { title: 'id' },
  { title: 'status' },
  { title: 'kind' },
  { title: 'by' },
  { title: 'sure', align: 'right' },
  { title: 'what' },
];

/** Patches in a table, or a line that there are none. */
export function patchTable(patches: readonly Patch[], { columns: width }: Output): string {
  if (patches.length === 0) return 'No patches.';
  const rows = patches.map(({ id, status, kind, agent, model, confidence, description }) => [
    ...[id, status, kind, model === null ? agent : `${agent} (${model})`],
    ...[`${Math.round(confidence * 100)} %`, description],
  ]);
  return formatTable(columns, rows, width);
}

/** One patch with its reason and its diff, for a person who is to decide. */
export function patchText(patch: Patch, { dataColors: paint }: Output): string {
  const { id, status, description, reasoning, agent, model, confidence, created_at: at, diff } = patch;
  const by = `${agent}${model === null ? '' : `, ${model}`}, ${Math.round(confidence * 100)} % sure, ${at.slice(0, 10)}`;
  const lines = diff
    .split('\n')
    .map(harmless)
    .map((line) => (/^[+](?![+])/.test(line) ? paint.green(line) : /^-(?!-)/.test(line) ? paint.red(line) : line));
  return [`${paint.bold(id)} (${status})`, plain(description), plain(reasoning), by, '', ...lines].join('\n').trimEnd();
}
