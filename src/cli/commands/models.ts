import { systemClock } from '../../core/base/clock.js';
import { isLectorError, LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import type { ModelStatus } from '../../core/model/report.js';
import { agrees } from '../agrees.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { createProgress } from '../progress.js';
import { byteSize } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import type { Command } from './command.js';

const columns: readonly Column[] = [
  { title: 'model' },
  { title: 'kind' },
  { title: 'state' },
  { title: 'size', align: 'right' },
  { title: 'voices', align: 'right' },
  { title: 'languages' },
  { title: 'licence' },
  { title: 'name' },
];

export const models: Command = {
  name: 'models',
  register(program, context) {
    const group = program
      .command('models')
      .description('Lists, fetches, checks and removes downloadable voices and models.');
    group
      .command('list')
      .description('Lists what can be installed and what is.')
      .option('--json', 'print an array')
      .addHelpText('after', examples(['lector models list', 'ids, sizes, licences']))
      .action((options: { json?: boolean }) =>
        context.run({}, async (lector) => showModels(await lector.models(), options.json ?? false, context)),
      );
    group
      .command('search')
      .description('Lists what can be installed by language or name, Piper’s whole catalogue as well.')
      .argument('<words...>', 'a language such as de or en-GB, or part of a name; all of them must fit')
      .option('--json', 'print an array')
      .addHelpText('after', examples(['lector models search de high', 'German voices of high quality']))
      .action((words: readonly string[], options: { json?: boolean }) =>
        context.run({}, async (lector) => {
          const found = (await lector.models({ isWhole: true })).filter((model) =>
            words.every((word) => fits(model, word)),
          );
          if (found.length === 0) context.output.tell(`No model fits ${words.join(' ')}.`);
          return showModels(found, options.json ?? false, context);
        }),
      );
    group
      .command('pull')
      .description('Fetches a model, checks it, and resumes what was begun. Asks before it uses the network.')
      .argument('<id>', 'id of the model, or of one of its voices (see: lector models list)')
      .option('-y, --yes', 'use the network without asking')
      .addHelpText(
        'after',
        examples(
          ['lector models pull en_US-joe-medium', 'fetches a Piper voice'],
          ['lector models pull en_US-joe-medium --mirror /media/models', 'takes it from a folder, without the network'],
        ),
      )
      .action((id: string, options: { yes?: boolean }) => pullWithConsent(id, options.yes ?? false, context));
    group
      .command('verify')
      .description('Checks size and sha256 of every file of installed models.')
      .argument('[id]', 'id of the model, or of one of its voices; without it, all that are installed')
      .addHelpText('after', examples(['lector models verify', 'exit code 2 where one is damaged']))
      .action((id?: string) => context.run({}, (lector) => verifyModels(lector, id, context)));
    group
      .command('remove')
      .description('Removes an installed model; takes that were spoken with it stay.')
      .argument('<id>', 'id of the model, or of one of its voices')
      .addHelpText('after', examples(['lector models remove kokoro-82m', 'frees its place on the disk']))
      .action((id: string) => context.run({}, (lector) => removeModel(lector, id, context)));
  },
};

/** A word is a language, with its region or without, or a part of the id or the name. */
function fits({ id, name, languages }: ModelStatus, word: string): boolean {
  const wanted = word.toLowerCase();
  const isLanguage = languages.some(
    (tag) => tag.toLowerCase() === wanted || tag.toLowerCase().startsWith(`${wanted}-`),
  );
  return isLanguage || (wanted.length > 2 && `${id} ${name}`.toLowerCase().includes(wanted));
}

async function showModels(listed: readonly ModelStatus[], asJson: boolean, { output }: CliContext): Promise<ExitCode> {
  const rows = listed.map(({ id, name, kind, voices, installed, bytes, languages, licence }) => [
    id,
    kind,
    installed ? 'installed' : 'to download',
    byteSize(bytes),
    String(voices.length),
    languages.join(' '),
    licence,
    name,
  ]);
  await output.data(asJson ? JSON.stringify(listed, undefined, 2) : formatTable(columns, rows, output.columns));
  return exitCodes.good;
}

async function verifyModels(lector: Lector, id: string | undefined, { output, signal }: CliContext): Promise<ExitCode> {
  const installed = (await lector.models()).filter((model) => model.installed).map((model) => model.id);
  let exitCode: ExitCode = exitCodes.good;
  for (const model of id === undefined ? installed : [id]) {
    const problem = await lector.verifyModel(model, signal);
    if (problem !== undefined) exitCode = exitCodes.problems;
    await output.data(
      `${model} ${problem === undefined ? 'is as it should be' : `is damaged: ${problem}. Next: lector models pull ${model}`}`,
    );
  }
  if (id === undefined && installed.length === 0) output.tell('No model is installed.');
  return exitCode;
}

async function removeModel(lector: Lector, id: string, { output }: CliContext): Promise<ExitCode> {
  const { model, wasThere } = await lector.removeModel(id);
  await output.data(`${model} ${wasThere ? 'is removed' : 'was not installed'}`);
  return exitCodes.good;
}

/** Without --yes the first try keeps to the disk; only when that isn't enough a person is asked for the network. */
async function pullWithConsent(id: string, consented: boolean, context: CliContext): Promise<void> {
  if (consented) context.output.tell(`Fetching ${await describe(id, context)}`);
  try {
    await context.run({ allowDownload: consented }, (lector) => pull(lector, id, context));
  } catch (error) {
    if (consented || !isLectorError(error, 'NETWORK_REFUSED')) throw error;
    const what = await describe(id, context);
    if (!(await agrees(`Download ${what} over the network?`, context)))
      throw new LectorError('NETWORK_REFUSED', `${what} would have to be downloaded, which isn't allowed.`, {
        cause: error,
        nextStep: 'Run it again with --yes to use the network, or name a folder that holds the model with --mirror.',
      });
    await context.run({ allowDownload: true }, (lector) => pull(lector, id, context));
  }
}

/** What someone is asked to agree to: the model with its size and its licence. */
async function describe(id: string, context: CliContext): Promise<string> {
  let told = id;
  await context.run({}, async (lector) => {
    const model = (await lector.models({ isWhole: true })).find((one) => one.id === id || one.voices.includes(id));
    if (model) {
      const { licence, licencePage, bytes } = model;
      told = `${model.id} (${byteSize(bytes)}, licence: ${licence}${licencePage === undefined ? '' : `, ${licencePage}`})`;
    }
    return exitCodes.good;
  });
  return told;
}

async function pull(lector: Lector, id: string, { output, signal }: CliContext): Promise<ExitCode> {
  const progress = createProgress(output, systemClock);
  try {
    for await (const event of lector.pull(id, signal)) {
      if (event.kind === 'progress') {
        const { received, total, file } = event;
        progress.update(received, total, `${byteSize(received)} of ${byteSize(total)}  ${file}`);
        continue;
      }
      progress.end();
      if (event.kind === 'trying') output.tell(`Taking ${event.model} from ${event.source}`);
      if (event.kind === 'refused') output.tell(`Not from ${event.source}: ${event.reason}`);
      if (event.kind === 'installed')
        await output.data(
          `${event.model} ${event.already ? 'was already installed' : 'is installed'} in ${event.folder}`,
        );
    }
  } finally {
    progress.end();
  }
  return exitCodes.good;
}
