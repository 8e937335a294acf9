import * as v from 'valibot';
import { logLevels } from '../core/base/log.js';
import { defaultPauses } from '../core/model/chunk.js';
import { tuningBounds, type TuningName } from '../core/model/llmTuning.js';
import { skippable, type Skippable } from '../core/model/settings.js';
import type { FolderSettings, InitializationOptions, ServerSettings } from '../protocol/messages/settings.js';

/** Links are read: their text belongs to the sentence. */
const skipped: Skippable[] = ['code', 'tables', 'footnotes', 'images'];

const seconds = (value: number) =>
  v.optional(v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), value), value);
const text = v.optional(v.fallback(v.string(), ''), '');
const flag = (value: boolean) => v.optional(v.fallback(v.boolean(), value), value);

const pauses = v.object({
  phrase: seconds(defaultPauses.phrase),
  sentence: seconds(defaultPauses.sentence),
  paragraph: seconds(defaultPauses.paragraph),
  heading: seconds(defaultPauses.heading),
  scene: seconds(defaultPauses.scene),
  chapter: seconds(defaultPauses.chapter),
});

const inFolder = {
  engine: text,
  voice: text,
  rate: v.optional(v.fallback(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2)), 1), 1),
  language: text,
  fallback: v.optional(v.fallback(v.array(v.string()), []), []),
  skip: v.optional(v.fallback(v.array(v.picklist(skippable)), skipped), skipped),
  pauses: v.optional(v.fallback(pauses, { ...defaultPauses }), { ...defaultPauses }),
};
const folders = v.array(v.object({ uri: v.string(), ...inFolder }));

const engineOptions = v.record(v.string(), v.record(v.string(), v.unknown()));

const tuned = (name: TuningName) => {
  const { least, most } = tuningBounds[name];
  return v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)));
};
const tuning = v.object({ num_thread: tuned('num_thread'), num_gpu: tuned('num_gpu') });

const settings = v.object({
  ...inFolder,
  workers: v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)), 0), 0),
  modelsPath: text,
  modelsMirror: text,
  allowDownload: flag(true),
  hearingWhen: v.optional(v.fallback(v.picklist(['auto', 'never', 'every', 'always']), 'auto'), 'auto'),
  hearingEvery: v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 10), 10),
  codeLens: flag(true),
  diagnosticsSeverity: v.optional(
    v.fallback(v.picklist(['error', 'warning', 'information', 'hint', 'off']), 'warning'),
    'warning',
  ),
  logLevel: v.optional(v.fallback(v.picklist(logLevels), 'info'), 'info'),
  engineOptions: v.optional(v.fallback(engineOptions, {}), {}),
  aiProvider: v.optional(v.fallback(v.picklist(['none', 'ollama']), 'none'), 'none'),
  aiModel: text,
  aiEndpoint: text,
  aiTimeout: v.optional(v.fallback(v.pipe(v.number(), v.minValue(5), v.maxValue(3600)), 120), 120),
  aiStart: flag(false),
  aiOptions: v.optional(v.fallback(tuning, {}), {}),
  takesPath: text,
  folders: v.optional(v.fallback(folders, []), []),
});

const texts = v.record(v.string(), v.string());

/** Settings from anything a client may send: what is missing or wrong gets its default. */
export function readSettings(value: unknown): ServerSettings {
  const result = v.safeParse(settings, value);
  return result.success ? result.output : v.parse(settings, {});
}

/** A client that doesn't say that the workspace is trusted gets no process, no network and no writes. */
export function readInitialization(value: unknown): InitializationOptions {
  const unknowns = {
    settings: v.optional(v.unknown()),
    trusted: v.optional(v.unknown()),
    texts: v.optional(v.fallback(texts, {}), {}),
  };
  const given = v.safeParse(v.object({ ...unknowns, storagePath: v.optional(v.unknown()) }), value);
  if (!given.success) return { settings: readSettings({}), trusted: false, texts: {} };
  const { settings: read, trusted, storagePath, texts: translated } = given.output;
  return {
    settings: readSettings(read),
    trusted: trusted === true,
    texts: translated,
    ...(typeof storagePath === 'string' && storagePath !== '' ? { storagePath } : {}),
  };
}

/** The settings that count for a document or folder: those of the innermost workspace folder that it lies in. */
export function settingsFor(all: ServerSettings, uri: string): ServerSettings {
  const around = all.folders.filter((folder) => uri === folder.uri || uri.startsWith(`${folder.uri}/`));
  const inner = around.reduce<FolderSettings | undefined>(
    (best, folder) => (best && best.uri.length >= folder.uri.length ? best : folder),
    undefined,
  );
  if (!inner) return all;
  const { uri: _, ...own } = inner;
  return { ...all, ...own };
}
