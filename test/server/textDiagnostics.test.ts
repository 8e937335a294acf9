import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const uri = bookUri('one.md');

interface Case {
  readonly text: string;
  readonly severity: string;
  /** `severity line:column-column` of each finding. */
  readonly expected: readonly string[];
}
const cases: readonly Case[] = [
  { text: '# One\nfine', severity: 'warning', expected: [] },
  { text: '# One\nan ODD one', severity: 'error', expected: ['1 1:3-6'] },
  { text: 'ODD\n😀 ODD', severity: 'warning', expected: ['2 0:0-3', '2 1:3-6'] },
  { text: 'ODD\r\nODD', severity: 'information', expected: ['3 0:0-3', '3 1:0-3'] },
  { text: 'ODD', severity: 'hint', expected: ['4 0:0-3'] },
  { text: 'ODD', severity: 'off', expected: [] },
  { text: 'ODD', severity: 'nonsense', expected: ['2 0:0-3'] },
];

async function check({ text, severity, expected }: Case): Promise<void> {
  await withBook(
    { 'one.md': '' },
    async (client) => {
      await client.open(uri, text);
      const report = await client.request<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const shown = report.items.map(({ severity: level, range: { start, end } }) => {
        return `${level ?? '?'} ${start.line}:${start.character}-${end.character}`;
      });
      assert.equal(report.kind, 'full');
      assert.deepEqual(shown, expected);
    },
    { settings: { diagnosticsSeverity: severity } },
  );
}

describe('pull diagnostics', () => {
  for (const one of cases) it(`${JSON.stringify(one.text)} at ${one.severity}`, () => check(one));

  it('are not pushed as well', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, 'ODD');
      await client.next('lector/bookChanged');
      await client.request('lector/narrate', { uri });
      await client.next('lector/bookChanged');
      assert.deepEqual(client.waiting('textDocument/publishDiagnostics'), []);
    }));
});
