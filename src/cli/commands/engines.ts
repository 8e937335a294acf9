import type { Lector } from '../../core/lector.js';
import type { EngineInfo } from '../../core/model/engineInfo.js';
import { evaluationOf, evaluationsPage, type EvaluatedEngine } from '../../core/model/evaluatedEngine.js';
import type { VoiceStatus } from '../../core/model/report.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { byteSize } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import type { Command } from './command.js';
import { addProfileCommand } from './profileEngines.js';

interface ListOptions {
  readonly voices?: boolean;
  readonly json?: boolean;
}

const engineColumns: readonly Column[] = [
  { title: 'engine' },
  { title: 'from' },
  { title: 'voices', align: 'right' },
  { title: 'hertz', align: 'right' },
  { title: 'RTF on CPU', align: 'right' },
  { title: 'memory', align: 'right' },
  { title: 'figures' },
  { title: 'licence' },
  { title: 'name' },
];
const evaluatedColumns: readonly Column[] = [
  { title: 'engine' },
  { title: 'licence of the weights' },
  { title: 'verdict' },
];
const voiceColumns: readonly Column[] = [
  { title: 'engine' },
  { title: 'voice' },
  { title: 'language' },
  { title: 'state' },
  { title: 'licence' },
  { title: 'name' },
];

export const engines: Command = {
  name: 'engines',
  register(program, context) {
    const group = program.command('engines').description('Tells about the engines that can speak, and measures them.');
    addProfileCommand(group, context);
    group
      .command('list')
      .description('Lists engines and those that were evaluated and are not offered, or the voices of all engines.')
      .option('--voices', 'list voices instead')
      .option('--json', 'print an array')
      .addHelpText(
        'after',
        examples(
          ['lector engines list', 'a table of engines'],
          ['lector engines list --voices', 'what can be given to --voice, and whether it is installed'],
        ),
      )
      .action((options: ListOptions) => context.run({}, (lector) => showEngines(lector, options, context)));
  },
};

async function showEngines(lector: Lector, options: ListOptions, { output }: CliContext): Promise<ExitCode> {
  const evaluated = lector.evaluatedEngines();
  if (options.json) {
    const listed = options.voices ? await lector.voices() : [...lector.engines(), ...evaluated.map(evaluatedItem)];
    await output.data(JSON.stringify(listed, undefined, 2));
  } else if (options.voices)
    await output.data(formatTable(voiceColumns, (await lector.voices()).map(voiceRow), output.columns));
  else {
    await output.data(formatTable(engineColumns, lector.engines().map(engineRow), output.columns));
    if (evaluated.length > 0) {
      await output.data(`\nEvaluated, not offered (${evaluationsPage}):`);
      await output.data(formatTable(evaluatedColumns, evaluated.map(evaluatedRow), output.columns));
    }
  }
  return exitCodes.good;
}

/** Where an engine that isn't built in comes from. */
const origins = { onnx: 'download', program: 'program', http: 'server' } as const;

function engineRow(engine: EngineInfo): readonly string[] {
  return [
    engine.id,
    engine.unavailable ? 'not here' : engine.embedded ? 'built in' : origins[engine.runtime ?? 'onnx'],
    String(engine.voices.length),
    String(engine.sampleRate),
    engine.typicalRtfCpu.toFixed(3),
    `${engine.memoryMb} MB`,
    engine.profiledAt === undefined ? 'packaged' : 'measured',
    engine.licence,
    engine.name,
  ];
}

function evaluatedRow({ id, licence, verdict }: EvaluatedEngine): readonly string[] {
  return [id, licence, verdict];
}

/** `evaluated` tells it from an engine that can be chosen. */
function evaluatedItem({ anchor, ...rest }: EvaluatedEngine): object {
  return { ...rest, evaluated: true, page: evaluationOf({ anchor }) };
}

function voiceRow({ engine, voice, installed, bytes, licence }: VoiceStatus): readonly string[] {
  const state = installed ? 'installed' : `${byteSize(bytes)} to download`;
  return [engine, voice.id, voice.language, state, licence, voice.name];
}
