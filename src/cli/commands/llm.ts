import type { Lector } from '../../core/lector.js';
import { isSameLlm, memoryForLlm, type InstalledLlm, type LlmStatus } from '../../core/model/agent.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { byteSize } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

const installedColumns: readonly Column[] = [
  { title: 'model' },
  { title: 'size', align: 'right' },
  { title: 'in memory', align: 'right' },
  { title: 'used' },
];
const suggestedColumns: readonly Column[] = [
  { title: 'to get' },
  { title: 'parameters', align: 'right' },
  { title: 'size', align: 'right' },
  { title: 'memory', align: 'right' },
  { title: 'licence' },
  { title: 'good to know' },
];

export const llm: Command = {
  name: 'llm',
  register(program, context) {
    program
      .command('llm')
      .description('Says which language models Ollama has here, which one is used, and which are worth having.')
      .option('--json', 'print one object')
      .addHelpText(
        'after',
        examples(
          ['lector llm', 'asks Ollama on this machine what it has'],
          ['lector llm --llm-model llama3.2:3b', 'exit code 2 where that model isn’t there'],
        ),
      )
      .action((options: { json?: boolean }) =>
        context.run({}, (lector) => showLlms(lector, options.json ?? false, context)),
      );
  },
};

async function showLlms(lector: Lector, asJson: boolean, { output, signal }: CliContext): Promise<ExitCode> {
  const status = await lector.llm(signal);
  const isMissing = status.model !== null && !isThere(status, status.model);
  if (asJson) await output.data(JSON.stringify(status, undefined, 2));
  else await output.data([...head(status), '', ...tables(status, output.columns)].join('\n'));
  return isMissing ? exitCodes.problems : exitCodes.good;
}

function isThere({ installed = [] }: LlmStatus, model: string): boolean {
  return installed.some(({ name }) => isSameLlm(name, model));
}

function head({ endpoint, model, installed, problem, nextStep, ...rest }: LlmStatus): readonly string[] {
  const lines = [installed ? `Ollama answers at ${plain(endpoint)}.` : plain(problem ?? '')];
  if (!installed && nextStep !== undefined) lines.push(`next: ${plain(nextStep)}`);
  if (model === null) lines.push('No model is used: rules answer. Name one with --llm-model.');
  else if (installed && !isThere({ endpoint, model, installed, ...rest }, model))
    lines.push(`The model ${plain(model)} is not there.`, `next: ollama pull ${plain(model)}`);
  return lines;
}

function tables({ model, installed = [], suggested }: LlmStatus, columns: number | undefined): readonly string[] {
  const isUsed = ({ name }: InstalledLlm) => model !== null && isSameLlm(name, model);
  const here = installed.map((one) => [
    plain(one.name),
    byteSize(one.bytes),
    one.loadedBytes === undefined ? '' : byteSize(one.loadedBytes),
    isUsed(one) ? 'yes' : '',
  ]);
  const more = suggested
    .filter(({ id }) => !installed.some(({ name }) => isSameLlm(name, id)))
    .map(({ id, parameters, sizeMb, licence, note }) => [
      `ollama pull ${id}`,
      parameters,
      byteSize(sizeMb * 1e6),
      byteSize(memoryForLlm(sizeMb) * 1e6),
      licence,
      note,
    ]);
  return [
    ...(here.length > 0 ? [formatTable(installedColumns, here, columns), ''] : []),
    ...(more.length > 0 ? [formatTable(suggestedColumns, more, columns)] : []),
  ];
}
