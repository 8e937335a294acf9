import { workspace, type ConfigurationScope, type Uri } from 'vscode';
import { defaultPauses } from '../core/model/chunk.js';
import type { FolderSettings, ServerSettings } from '../protocol/messages/settings.js';
import { settings } from '../protocol/names.js';

/** What the server needs of the settings, as they are now. Defaults stand in package.json; those here are for its absence. */
export function serverSettings(): ServerSettings {
  return {
    ...speechSettings(null),
    workers: setting<number>(settings.workers, 0),
    modelsPath: setting<string>(settings.modelsPath, ''),
    modelsMirror: setting<string>(settings.modelsMirror, ''),
    allowDownload: setting<boolean>(settings.allowDownload, false),
    hearingWhen: setting<ServerSettings['hearingWhen']>(settings.hearingWhen, 'auto'),
    hearingEvery: setting<number>(settings.hearingEvery, 10),
    codeLens: setting<boolean>(settings.codeLens, true),
    diagnosticsSeverity: setting<ServerSettings['diagnosticsSeverity']>(settings.diagnosticsSeverity, 'warning'),
    logLevel: setting<ServerSettings['logLevel']>(settings.logLevel, 'info'),
    engineOptions: setting<ServerSettings['engineOptions']>(settings.engineOptions, {}),
    aiProvider: setting<ServerSettings['aiProvider']>(settings.aiProvider, 'none'),
    aiModel: setting<string>(settings.aiModel, ''),
    aiEndpoint: setting<string>(settings.aiEndpoint, ''),
    aiTimeout: setting<number>(settings.aiTimeout, 120),
    aiStart: setting<boolean>(settings.aiStart, false),
    aiOptions: setting<ServerSettings['aiOptions']>(settings.aiOptions, {}),
    takesPath: setting<string>(settings.takesPath, ''),
    folders: (workspace.workspaceFolders ?? []).map(({ uri }) => ({ uri: uri.toString(), ...speechSettings(uri) })),
  };
}

/** The settings that may differ by workspace folder; `null` for those of the whole window. */
function speechSettings(scope: Uri | null): Omit<FolderSettings, 'uri'> {
  const own = <T>(id: string, fallback: T) => setting(id, fallback, scope);
  return {
    engine: own(settings.engine, ''),
    voice: own(settings.voice, ''),
    rate: own(settings.rate, 1),
    language: own(settings.language, ''),
    fallback: own<readonly string[]>(settings.fallback, []),
    skip: own<FolderSettings['skip']>(settings.skip, ['code', 'tables', 'footnotes', 'images']),
    pauses: { ...defaultPauses, ...own<Partial<FolderSettings['pauses']>>(settings.pauses, {}) },
  };
}

/** One of Lector's settings by its id in `protocol/names.ts`. */
export function setting<T>(id: string, fallback: T, scope?: ConfigurationScope | null): T {
  return workspace.getConfiguration(settings.section, scope).get(id, fallback);
}
