/**
 * What a person set for one engine: `program`, `url`, `voices` and whatever else its page in `docs/` names. Each engine
 * checks its own when it is loaded.
 */
export type EngineOptions = Readonly<Record<string, unknown>>;

/** Options that say where an engine is and how it is asked, not how it sounds. */
const placeOptions = [
  ...['program', 'server_program', 'url', 'voices', 'key_variable', 'timeout_seconds', 'parallel'],
  ...['mode', 'accept_licence', 'allow_download'],
];

/** The options that decide how a take sounds, in one spelling; empty where there are none. */
export function soundOf(options: EngineOptions, voice: string): string {
  const own = Array.isArray(options.voices)
    ? (options.voices as readonly unknown[]).filter((one) => idOf(one) === voice).map(withoutLabels)
    : [];
  const sound = [...Object.entries(options).filter(([name]) => !placeOptions.includes(name)), ...own];
  return sound.length === 0 ? '' : JSON.stringify(sound.sort((a, b) => (String(a) < String(b) ? -1 : 1)));
}

/** A voice without what only people and plans know it by. */
function withoutLabels(voice: unknown): unknown {
  const { name: _, chars_per_second: __, ...sound } = voice as Readonly<Record<string, unknown>>;
  return sound;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

/** An option that is a number, where it is one. */
export function numberOption(
  options: EngineOptions | undefined,
  name: 'timeout_seconds' | 'parallel',
): number | undefined {
  const value = options?.[name];
  return typeof value === 'number' ? value : undefined;
}
