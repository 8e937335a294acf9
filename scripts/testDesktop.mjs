/** `npm run test:desktop`: the in-host cases in VS Code for desktops, which is downloaded once. Needs a display. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

await ensureInstalled();
await ensureBuilt();
const { runTests } = await import('@vscode/test-electron');
const { buildInHostSuite } = await import('./inHostSuite.mjs');
const folder = await mkdtemp(path.join(tmpdir(), 'lector-desktop-'));
try {
  await cp(path.join(root, 'samples'), folder, { recursive: true });
  process.exitCode = await runTests({
    version: '1.100.0',
    extensionDevelopmentPath: root,
    extensionTestsPath: await buildInHostSuite(),
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
