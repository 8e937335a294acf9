import { LectorError } from '../base/errors.js';
import { matchesOf } from '../base/matchesOf.js';

/** Lector's names for what the program can be told, and the flags that versions have had for each, the newest first. */
const flagsByOption = {
  text: ['--text'],
  output: ['--output-path'],
  quiet: ['--quiet'],
  host: ['--host'],
  port: ['--port'],
  voice: ['--voice'],
  default_voice: ['--default-voice', '--voice'],
  model: ['--language'],
  config: ['--config'],
  temperature: ['--temperature'],
  decode_steps: ['--sampler-decode-steps', '--lsd-decode-steps'],
  noise_clamp: ['--noise-clamp'],
  eos_threshold: ['--eos-threshold'],
  frames_after_eos: ['--frames-after-eos'],
  max_tokens: ['--max-tokens'],
  device: ['--device'],
  quantize: ['--quantize'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PocketOption = keyof typeof flagsByOption;
export type PocketValues = Readonly<Partial<Record<PocketOption, string | number | boolean | undefined>>>;

/** The flags that a command's `--help` lists: those that begin a line, framed or not; an explanation begins further right. */
export function flagsIn(help: string): ReadonlySet<string> {
  const isFlag = /^[^\w-]{0,6}(?:-\w,\s*)?(--[a-z][\w-]*)/gm;
  return new Set(matchesOf(isFlag, help).map(([, flag = '']) => flag));
}

/** Those of the given options that a command with these flags doesn't know. */
export function unknownTo(flags: ReadonlySet<string>, values: PocketValues): readonly PocketOption[] {
  return given(values).flatMap(([option]) => (flagOf(option, flags) === undefined ? [option] : []));
}

/**
 * A command's arguments for the values, in the names of the installed version; switches that are false are left out.
 * @throws LectorError BAD_CONFIG for an option that this version has no flag for.
 */
export function argumentsFor(flags: ReadonlySet<string>, values: PocketValues): readonly string[] {
  return given(values).flatMap(([option, value]) => {
    const flag = flagOf(option, flags);
    if (flag === undefined) {
      throw new LectorError('BAD_CONFIG', `This version of Pocket TTS has no ${flagsByOption[option].join(' or ')}.`, {
        nextStep: `Leave out its option ${option}, or install a newer pocket-tts.`,
      });
    }
    if (value === true) return [flag];
    // A number may be negative, and then looks like a flag.
    return typeof value === 'number' ? [`${flag}=${value}`] : [flag, value];
  });
}

function given(values: PocketValues): readonly (readonly [PocketOption, string | number | true])[] {
  return (Object.keys(flagsByOption) as PocketOption[]).flatMap((option) => {
    const value = values[option];
    return value === undefined || value === false ? [] : [[option, value] as const];
  });
}

function flagOf(option: PocketOption, flags: ReadonlySet<string>): string | undefined {
  return flagsByOption[option].find((flag) => flags.has(flag));
}
