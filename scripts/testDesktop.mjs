/** `npm run test:desktop`: the in-host cases in VS Code for desktops, which is downloaded once. Needs a display. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';
import { buildInHostSuite } from './inHostSuite.mjs';

await ensureInstalled();
await ensureBuilt();
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
