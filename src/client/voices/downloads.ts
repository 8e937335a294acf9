import { l10n } from 'vscode';
import type { EnginesResult, VoiceView } from '../../protocol/messages/engines.js';

/** What a person is asked to fetch: a model that isn't here, with all the voices it brings. */
export interface Download {
  readonly model: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly bytes: number;
  readonly licence: string;
  /** Where more is said of the licence. */
  readonly licencePage?: string;
  readonly voices: readonly VoiceView[];
}

/** Every model that isn't installed, once; it is named after its voice, or after the engine where it has many. */
export function downloadsOf({ engines, voices }: EnginesResult): readonly Download[] {
  return engines.flatMap(({ id, name, model }) => {
    const missing = voices.filter(({ engine, installed }) => engine === id && !installed);
    const groups = model === undefined ? missing.map((voice) => [voice]) : [missing];
    return groups.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const languages = [...new Set(group.map(({ language }) => language))];
      const called = group.length > 1 ? l10n.t('{0} ({1} voices)', name, group.length) : first.name;
      const { bytes, licence, licencePage, voice } = first;
      const page = licencePage === undefined ? {} : { licencePage };
      return [{ model: model ?? voice, name: called, languages, bytes, licence, ...page, voices: group }];
    });
  });
}
