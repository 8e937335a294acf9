/** The examples at the end of a command's help: each a command line and what it does. */
export function examples(...lines: readonly (readonly [commandLine: string, meaning: string])[]): string {
  return ['', 'Examples:', ...lines.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`)].join('\n');
}
