import * as v from 'valibot';
import { logLevels } from '../core/base/log.js';
import { defaultPauses } from '../core/model/chunk.js';
import { skippable, type Skippable } from '../core/model/settings.js';
import type { InitializationOptions, ServerSettings } from '../protocol/messages.js';

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

const settings = v.object({
  engine: text,
  voice: text,
  rate: v.optional(v.fallback(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2)), 1), 1),
  language: text,
  workers: v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)), 0), 0),
  modelsPath: text,
  modelsMirror: text,
  allowDownload: flag(true),
  codeLens: flag(true),
  skip: v.optional(v.fallback(v.array(v.picklist(skippable)), skipped), skipped),
  diagnosticsSeverity: v.optional(
    v.fallback(v.picklist(['error', 'warning', 'information', 'hint', 'off']), 'warning'),
    'warning',
  ),
  logLevel: v.optional(v.fallback(v.picklist(logLevels), 'info'), 'info'),
  pauses: v.optional(v.fallback(pauses, { ...defaultPauses }), { ...defaultPauses }),
});

/** Settings from anything a client may send: what is missing or wrong gets its default. */
export function readSettings(value: unknown): ServerSettings {
  const result = v.safeParse(settings, value);
  return result.success ? result.output : v.parse(settings, {});
}

/** A client that doesn't say that the workspace is trusted gets no process, no network and no writes. */
export function readInitialization(value: unknown): InitializationOptions {
  const given = v.safeParse(v.object({ settings: v.optional(v.unknown()), trusted: v.optional(v.unknown()) }), value);
  return given.success
    ? { settings: readSettings(given.output.settings), trusted: given.output.trusted === true }
    : { settings: readSettings({}), trusted: false };
}
