import type { Command as Commander } from 'commander';
import { systemClock } from '../../core/base/clock.js';
import { isLectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import type { EngineProfile, LengthProfile } from '../../core/model/profile.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { createProgress } from '../progress.js';
import { readText } from '../readInput.js';
import { formatTable, type Column } from '../table.js';

interface ProfileOptions {
  readonly voice?: string;
  readonly text?: string;
  readonly json?: boolean;
}

const columns: readonly Column[] = [
  { title: 'characters', align: 'right' },
  { title: 'passed', align: 'right' },
  { title: 'RTF', align: 'right' },
  { title: 'went wrong' },
];

/** Adds `engines profile`. */
export function addProfileCommand(group: Commander, context: CliContext): void {
  group
    .command('profile')
    .description('Measures how fast an engine is here and how long its texts may be. Takes minutes.')
    .argument('[id]', 'engine; without it, all that can speak here')
    .option('-v, --voice <id>', 'voice to measure; the first one that is installed if absent')
    .option('--text <file>', 'what is spoken, for voices that speak no English; - for standard input')
    .option('--json', 'print an array of profiles')
    .addHelpText(
      'after',
      examples(
        ['lector engines profile piper', 'what it finds counts from then on: lector engines list'],
        ['lector engines profile kokoro --voice ff_siwis --text chapitre.md', 'a voice of another language'],
      ),
    )
    .action((id: string | undefined, options: ProfileOptions) =>
      context.run({}, (lector) => profileEngines(lector, id, options, context)),
    );
}

async function profileEngines(
  lector: Lector,
  id: string | undefined,
  { voice, text: file, json }: ProfileOptions,
  { input, output, signal }: CliContext,
): Promise<ExitCode> {
  const text = file === undefined ? undefined : await readText(file, input, signal);
  const wish = { ...(voice !== undefined && { voice }), ...(text !== undefined && { text }) };
  const profiles: EngineProfile[] = [];
  let exitCode: ExitCode = exitCodes.good;
  for (const engine of id === undefined ? await ableEngines(lector) : [id]) {
    const progress = createProgress(output, systemClock);
    try {
      for await (const event of lector.profile({ engine, ...wish }, signal)) {
        if (event.kind === 'loaded')
          output.tell(`${event.engine} (${event.voice}): loaded in ${event.seconds.toFixed(1)} s`);
        else if (event.kind === 'measured')
          progress.update(event.done, event.total, `${event.engine}: ${event.length.characters} characters`);
        else {
          progress.end();
          profiles.push(event.profile);
          if (!json) await output.data(summary(event.profile, output.columns));
          output.tell(`Written to ${event.file}`);
        }
      }
    } catch (error) {
      // One engine that can't be measured is no reason to leave out the others.
      if (id !== undefined || !isLectorError(error)) throw error;
      exitCode = exitCodes.problems;
      output.tell(`${engine}: ${error.message} ${error.nextStep ?? ''}`.trim());
    } finally {
      progress.end();
    }
  }
  if (json) await output.data(JSON.stringify(profiles, undefined, 2));
  return exitCode;
}

/** Those that have a voice which can speak without a download. */
async function ableEngines(lector: Lector): Promise<readonly string[]> {
  const voices = await lector.voices();
  return [...new Set(voices.filter(({ installed }) => installed).map(({ engine }) => engine))];
}

function summary(profile: EngineProfile, width: number | undefined): string {
  const { engine, voice, loadSeconds, peakMemoryMb, rtf, maxChars, isLimit, stability, lengths } = profile;
  const limit = isLimit ? `up to ${maxChars} characters` : `${maxChars} characters and more`;
  return [
    `${engine} (${voice}): RTF ${rtf.toFixed(3)} on one thread, loads in ${loadSeconds.toFixed(1)} s, ${Math.round(peakMemoryMb)} MB, ${limit}, stability ${Math.round(stability * 100)} %`,
    formatTable(columns, lengths.map(lengthRow), width),
  ].join('\n');
}

function lengthRow({ characters, tried, passed, rtf, failures }: LengthProfile): readonly string[] {
  const wrong = Object.entries(failures).map(([code, times]) => `${code} ×${times}`);
  return [String(characters), `${passed} of ${tried}`, rtf === undefined ? '–' : rtf.toFixed(3), wrong.join(', ')];
}
