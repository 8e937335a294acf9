import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { buildInHostSuite, resultsFile } from '../../scripts/inHostSuite.mjs';
import type { CaseResult } from './desktop/suite.js';
import { openBook } from './openBook.js';
import { until } from './screen.js';

describe('host: the cases inside the extension host', () => {
  const book = openBook();

  it('all pass', async () => {
    const { page, extensionFolder } = book.code;
    await rm(resultsFile, { force: true });
    const remote = (file: string): string => `vscode-remote://${new URL(page.url()).host}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(extensionFolder)],
      ['extensionTestsPath', remote(await buildInHostSuite())],
    ];
    await page.goto(`${page.url()}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const results = await until('the cases have run', () => readFile(resultsFile, 'utf8').catch(() => undefined));
    const cases = JSON.parse(results) as readonly CaseResult[];
    assert.deepEqual(
      cases.flatMap(({ error }) => error ?? []),
      [],
    );
    assert.ok(cases.length >= 4);
  });
});
