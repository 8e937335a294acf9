import type { TextFinding } from '../core/model/event.js';
import type { Finding } from '../core/model/verdict.js';
import type { Output } from './output.js';
import { counted } from './quantities.js';
import { plain } from './textWidth.js';

/** A line on stderr for each finding: `warning[code]: where: message`. */
export function tellFindings(where: string, findings: readonly Finding[], { tell, tellColors }: Output): void {
  const paint = { error: tellColors.red, warning: tellColors.yellow, info: tellColors.cyan };
  for (const { severity, code, message } of findings)
    tell(`${paint[severity](`${severity}[${code}]`)}: ${plain(where)}: ${plain(message)}`);
}

const mostTold = 20;

/** The same for findings of several texts: one that is the same in many of them once, and as many as a screen holds. */
export function tellTextFindings(findings: readonly TextFinding[], output: Output): void {
  const same = new Map<string, TextFinding[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.message}`;
    same.set(key, [...(same.get(key) ?? []), finding]);
  }
  for (const [first, ...others] of [...same.values()].slice(0, mostTold)) {
    if (!first) continue;
    const more = others.length > 0 ? ` (and in ${counted(others.length, 'other place')})` : '';
    tellFindings(`${first.file}:${first.line}${more}`, [first], output);
  }
  if (same.size > mostTold) output.tell(`And ${same.size - mostTold} more: lector status lists them.`);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
