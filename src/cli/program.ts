import { Command, Option } from 'commander';
import path from 'node:path';
import { version } from '../../package.json';
import { logLevels, type LogLevel } from '../core/base/log.js';
import { defaultModelsDir } from '../core/lector.js';
import { commands } from './commands/index.js';
import type { CliContext } from './context.js';
import { examples } from './examples.js';
import { throwUsageErrors } from './failure.js';

export interface GlobalOptions {
  /** Absolute. */
  readonly models: string;
  /** Absolute. */
  readonly mirror?: string;
  /** Absolute. */
  readonly engineOptions?: string;
  readonly logLevel: LogLevel;
}

/** The whole command line. Usage errors and requests for help come out of its parse methods as exceptions. */
export function createProgram(context: CliContext): Command {
  const program = new Command('lector')
    .description('Narrates Markdown manuscripts on this machine.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ showGlobalOptions: true })
    .addOption(new Option('--models <dir>', 'folder of downloaded models').default(defaultModelsDir(), 'per user'))
    .addOption(new Option('--mirror <dir>', 'folder asked for models before the network').env('LECTOR_MODELS_MIRROR'))
    .addOption(
      new Option('--engine-options <file>', 'YAML file with options of engines, by their ids').env(
        'LECTOR_ENGINE_OPTIONS',
      ),
    )
    .addOption(new Option('--log-level <level>', 'what is told on stderr').choices(logLevels).default('warn'))
    .addHelpText(
      'after',
      examples(
        ['lector narrate chapter-01.md', 'speaks one chapter with the embedded voice'],
        ['lector narrate .', 'speaks what is new or changed in the book of this folder'],
        ['lector doctor', 'says what is installed, what is missing and how to get it'],
      ),
    );
  for (const command of commands) command.register(program, context);
  throwUsageErrors(program, program.name());
  return program;
}

export function globalOptions(program: Command): GlobalOptions {
  const { models, mirror, engineOptions, logLevel } = program.opts<GlobalOptions>();
  return {
    models: path.resolve(models),
    logLevel,
    ...(mirror !== undefined && { mirror: path.resolve(mirror) }),
    ...(engineOptions !== undefined && { engineOptions: path.resolve(engineOptions) }),
  };
}
