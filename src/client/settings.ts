import { workspace, type ConfigurationScope } from 'vscode';
import { defaultPauses } from '../core/model/chunk.js';
import type { ServerSettings } from '../protocol/messages.js';
import { settings } from '../protocol/names.js';

/** What the server needs of the settings, as they are now. Defaults stand in package.json; those here are for its absence. */
export function serverSettings(): ServerSettings {
  return {
    engine: setting<string>(settings.engine, ''),
    voice: setting<string>(settings.voice, ''),
    rate: setting<number>(settings.rate, 1),
    language: setting<string>(settings.language, ''),
    workers: setting<number>(settings.workers, 0),
    modelsPath: setting<string>(settings.modelsPath, ''),
    modelsMirror: setting<string>(settings.modelsMirror, ''),
    allowDownload: setting<boolean>(settings.allowDownload, false),
    codeLens: setting<boolean>(settings.codeLens, true),
    skip: setting<ServerSettings['skip']>(settings.skip, ['code', 'tables', 'footnotes', 'images']),
    diagnosticsSeverity: setting<ServerSettings['diagnosticsSeverity']>(settings.diagnosticsSeverity, 'warning'),
    logLevel: setting<ServerSettings['logLevel']>(settings.logLevel, 'info'),
    pauses: { ...defaultPauses, ...setting<Partial<ServerSettings['pauses']>>(settings.pauses, {}) },
  };
}

/** One of Lector's settings by its id in `protocol/names.ts`. */
export function setting<T>(id: string, fallback: T, scope?: ConfigurationScope): T {
  return workspace.getConfiguration(settings.section, scope).get(id, fallback);
}
