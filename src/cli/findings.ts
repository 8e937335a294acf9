import type { Finding } from '../core/model/verdict.js';
import type { Output } from './output.js';
import { plain } from './textWidth.js';

/** A line on stderr for each finding: `warning[code]: where: message`. */
export function tellFindings(where: string, findings: readonly Finding[], { tell, tellColors }: Output): void {
  const paint = { error: tellColors.red, warning: tellColors.yellow, info: tellColors.cyan };
  for (const { severity, code, message } of findings)
    tell(`${paint[severity](`${severity}[${code}]`)}: ${plain(where)}: ${plain(message)}`);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
