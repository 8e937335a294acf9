// code-server with one packaged extension installed: what `npm run vscode` and the tests in a real VS Code both start.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { addLanguagePack } from './languagePack.mjs';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/** Keeps VS Code from putting anything of its own in front of the extension. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/**
 * Installs `vsix` into the folder `home` and serves VS Code on a free loopback port. Everything that VS Code writes goes below
 * `home`, which the caller makes and removes. `close()` ends the whole process group, whose id is `group`, and is safe to call
 * twice. With `workspaceTrust`, VS Code asks whether a folder is trusted; without, every folder is. With
 * `locale`, such as `de`, extensions speak that language.
 */
export async function startCodeServer({
  codeServerEntry,
  vsix,
  home,
  settings = {},
  workspaceTrust = false,
  locale,
  log,
}) {
  const data = path.join(home, 'data');
  const settingsFile = path.join(data, 'User', 'settings.json');
  await mkdir(path.dirname(settingsFile), { recursive: true });
  await writeFile(settingsFile, JSON.stringify({ ...QUIET, ...settings }, null, 2));
  if (locale) await addLanguagePack(data, locale);

  const extensionsFolder = path.join(home, 'extensions');
  const places = ['--user-data-dir', data, '--extensions-dir', extensionsFolder];
  const entry = [codeServerEntry, '--config', path.join(home, 'config.yaml'), ...places];
  const env = ownEnvironment();
  await promisify(execFile)(process.execPath, [...entry, '--install-extension', vsix], { env });
  log(`Installed ${path.basename(vsix)}`);

  const trusting = workspaceTrust ? [] : ['--disable-workspace-trust'];
  const quiet = ['--disable-telemetry', '--disable-update-check', ...trusting];
  const speaking = locale ? ['--locale', locale] : [];
  const serve = [
    '--auth',
    'none',
    '--bind-addr',
    '127.0.0.1:0',
    '--disable-getting-started-override',
    ...quiet,
    ...speaking,
  ];
  const server = spawn(process.execPath, [...entry, ...serve], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killNow = () => signalGroup(server.pid, 'SIGKILL');
  process.once('exit', killNow);
  const close = async () => {
    await endGroup(server.pid);
    process.off('exit', killNow);
  };
  try {
    const url = await listening(server);
    return { url, settingsFile, extensionsFolder, logsFolder: path.join(data, 'logs'), group: server.pid, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The address that opens a folder or a `.code-workspace` file (absolute path) in a running server; an empty window without one. */
export function folderUrl(url, folder) {
  if (folder === undefined) return `${url}?ew=true`;
  return `${url}?${folder.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURI(folder)}`;
}

/** Without what a surrounding VS Code or code-server leaves in its terminals, and with no marketplace to call. */
function ownEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|PORT$|PASSWORD$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}' };
}

/** Resolves with the URL from the server's own log; whatever else it says is kept for the error. */
async function listening(server) {
  const said = [];
  const url = new Promise((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const address = /server listening on (http:\S+)/.exec(line)?.[1];
        if (address) resolve(address);
      });
    }
  });
  const ready = await Promise.race([url, once(server, 'exit'), delay(START_TIMEOUT_MS, undefined, { ref: false })]);
  if (typeof ready !== 'string') throw new Error(`code-server did not start\n${said.slice(-20).join('\n')}`);
  return ready;
}

async function endGroup(leader) {
  const until = Date.now() + STOP_TIMEOUT_MS;
  signalGroup(leader, 'SIGTERM');
  while ((await isRunning(leader)) && Date.now() < until) await delay(50);
  signalGroup(leader, 'SIGKILL');
}

/** What has ended counts as gone, although some systems take seconds to take its entry away. */
async function isRunning(group) {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pgid=,stat=']);
  return stdout.split('\n').some((line) => {
    const [pgid, state] = line.trim().split(/\s+/);
    return pgid === String(group) && !state.startsWith('Z');
  });
}

/** Sends `signal` to a whole process group, if anybody is left in it. */
function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // There is none to end.
  }
}
