import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bookFileName, commands, extensionId, panels, settings, views } from '../../src/protocol/names.js';

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  readonly keybindings: readonly { readonly command: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
}
interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}
interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: Contributions;
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;
const properties = Object.entries(contributes.configuration.properties);
const commandIds = contributes.commands.map(({ command }) => command);
const { section, ...settingIds } = settings;
const machineSettings: readonly string[] = [
  settings.modelsPath,
  settings.modelsMirror,
  settings.allowDownload,
  settings.workers,
  settings.engineOptions,
  settings.aiProvider,
  settings.aiModel,
  settings.aiEndpoint,
  settings.aiStart,
].map((id) => `${section}.${id}`);

const equalSets: readonly [string, readonly string[], readonly string[]][] = [
  ['commands', commandIds, Object.values(commands)],
  ['views', Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id)), Object.values(views)],
  ['settings', properties.map(([id]) => id), Object.values(settingIds).map((id) => `${section}.${id}`)],
  ['extension id', [`${manifest.publisher}.${manifest.name}`], [extensionId]],
  ['texts', [...new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''))], Object.keys(texts)],
];

const emptyLists: readonly [string, readonly string[]][] = [
  ['menu entries without a command', unknownCommands(Object.values(contributes.menus).flat())],
  ['keys without a command', unknownCommands(contributes.keybindings)],
  ['settings without a default', properties.filter(([, { default: value }]) => value === undefined).map(([id]) => id)],
  ['settings without a scope', properties.filter(([, { scope }]) => !scope).map(([id]) => id)],
  ['settings without a description', properties.filter(([, one]) => !one.markdownDescription).map(([id]) => id)],
  ['paths that a workspace could set', pathsNotOfTheMachine()],
  ['settings of the machine that an untrusted workspace could set', unrestricted()],
  [
    'paths and switches of the network that Restricted Mode heeds',
    machineSettings.filter((id) => !manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(id)),
  ],
  [
    'ids of panels that a view has',
    Object.values(panels).filter((id) => (Object.values(views) as string[]).includes(id)),
  ],
];

describe('package.json and names.ts', () => {
  for (const [what, written, named] of equalSets) {
    it(`name the same ${what}`, () => assert.deepEqual([...written].sort(), [...named].sort()));
  }
  for (const [what, list] of emptyLists) {
    it(`have no ${what}`, () => assert.deepEqual(list, []));
  }
  it('activate on a book file', () => {
    // At the top it is found without a search, and so before what starts with the first chapter.
    for (const place of ['', '**/'])
      assert.ok(manifest.activationEvents.includes(`workspaceContains:${place}${bookFileName}`));
  });
});

function unknownCommands(entries: readonly { readonly command: string }[]): readonly string[] {
  return entries.map(({ command }) => command).filter((command) => !commandIds.includes(command));
}

function unrestricted(): readonly string[] {
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  return properties
    .filter(([id, { scope }]) => scope === 'machine' && !restrictedConfigurations.includes(id))
    .map(([id]) => id);
}

function pathsNotOfTheMachine(): readonly string[] {
  return properties.filter(([id, { scope }]) => machineSettings.includes(id) && scope !== 'machine').map(([id]) => id);
}
