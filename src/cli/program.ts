import { Command, Option } from 'commander';
import path from 'node:path';
import { version } from '../../package.json';
import { logLevels, type LogLevel } from '../core/base/log.js';
import type { LlmTuning } from '../core/model/llmTuning.js';
import { defaultModelsDir } from '../core/lector.js';
import { commands } from './commands/index.js';
import type { CliContext } from './context.js';
import { examples } from './examples.js';
import { throwUsageErrors } from './failure.js';
import { addTuning } from './llmOptions.js';
import { wholeBetween } from './planOptions.js';

export interface GlobalOptions {
  /** Absolute. */
  readonly models: string;
  /** Absolute. */
  readonly mirror?: string;
  /** Absolute. */
  readonly engineOptions?: string;
  /** Where Ollama answers; undefined for where it usually does. */
  readonly llmEndpoint?: string;
  /** As Ollama names it; undefined where rules are to answer. */
  readonly llmModel?: string;
  /** Whether an Ollama may be started where none answers. */
  readonly llmStart?: boolean;
  /** Seconds for one answer of a model, loading it included. */
  readonly llmTimeout: number;
  /** What Ollama is told of the machine. */
  readonly llmOption?: LlmTuning;
  readonly logLevel: LogLevel;
}

/** Small machines take their time. */
const usualLlmTimeout = 120;

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
    .addOption(
      new Option('--llm-model <name>', 'model of Ollama that helps; without it, rules do').env('LECTOR_LLM_MODEL'),
    )
    .addOption(new Option('--llm-endpoint <url>', 'where Ollama answers').env('LECTOR_LLM_ENDPOINT'))
    .addOption(new Option('--llm-start', 'start Ollama where none answers, and end it with this program'))
    .addOption(
      new Option('--llm-timeout <seconds>', 'for one answer of the model')
        .argParser(wholeBetween(5, 3600))
        .default(usualLlmTimeout),
    )
    .addOption(
      new Option(
        '--llm-option <name=number>',
        'num_thread or num_gpu, as Ollama knows them; for several, repeat it',
      ).argParser(addTuning),
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
  const { models, mirror, engineOptions, ...rest } = program.opts<GlobalOptions>();
  return {
    ...rest,
    models: path.resolve(models),
    ...(mirror !== undefined && { mirror: path.resolve(mirror) }),
    ...(engineOptions !== undefined && { engineOptions: path.resolve(engineOptions) }),
  };
}
