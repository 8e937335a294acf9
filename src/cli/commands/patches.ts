import type { Command as Program } from 'commander';
import { LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import { statusNow, type Patch, type PatchView } from '../../core/model/patch.js';
import { agrees } from '../agrees.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { patchTable, patchText } from '../patchView.js';
import { planRequest, type PlanOptions } from '../planOptions.js';
import type { Command } from './command.js';

interface PatchOptions extends Pick<PlanOptions, 'out'> {
  readonly book: string;
  readonly all?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const patches: Command = {
  name: 'patches',
  register(program, context) {
    const group = program
      .command('patches')
      .description('Shows edits that were proposed, and applies or rejects them.');
    onBook(group.command('list'))
      .description('Lists the patches that wait for you.')
      .option('-a, --all', 'decided ones too')
      .option('--json', 'print an array')
      .addHelpText('after', examples(['lector patches list', 'those of the book in the current folder']))
      .action((options: PatchOptions) => context.run({}, (lector) => list(lector, options, context)));
    onBook(group.command('show'))
      .description('Shows a patch: why, and what it changes.')
      .argument('<id>', 'as lector patches list names it')
      .option('--json', 'print the patch as it is kept')
      .addHelpText('after', examples(['lector patches show 20261122_100405_chapter-01.md', 'a unified diff']))
      .action((id: string, options: PatchOptions) => context.run({}, (lector) => show(lector, id, options, context)));
    onBook(group.command('accept'))
      .description('Writes a patch into the manuscript, after asking.')
      .argument('<id>', 'as lector patches list names it')
      .option('-y, --yes', 'without asking')
      .addHelpText('after', examples(['lector patches accept 20261122_100405_chapter-01.md', 'shows it and asks']))
      .action((id: string, options: PatchOptions) => context.run({}, (lector) => accept(lector, id, options, context)));
    onBook(group.command('reject'))
      .description('Puts a patch away; the same one is not proposed again.')
      .argument('<id>', 'as lector patches list names it')
      .addHelpText('after', examples(['lector patches reject 20261122_100405_chapter-01.md', 'nothing is changed']))
      .action((id: string, options: PatchOptions) =>
        context.run({}, async (lector) => {
          await lector.decidePatch(requestOf(options), id, 'reject', context.signal);
          await context.output.data(`${id} rejected`);
          return exitCodes.good;
        }),
      );
  },
};

function onBook(command: Program): Program {
  return command
    .option('-b, --book <path>', 'folder of a book, or a Markdown file in it', '.')
    .option('-o, --out <dir>', 'folder that was given to narrate --out');
}

function requestOf({ book, ...options }: PatchOptions) {
  return planRequest(book, options);
}

async function list(lector: Lector, options: PatchOptions, { output, signal }: CliContext): Promise<ExitCode> {
  const found = (await lector.patches(requestOf(options), signal)).filter(
    ({ patch }) => (options.all ?? false) || patch.status === 'pending_review',
  );
  const told = found.map(asItIs);
  await output.data(options.json ? JSON.stringify(told, undefined, 2) : patchTable(told, output));
  return exitCodes.good;
}

async function show(lector: Lector, id: string, options: PatchOptions, { output, signal }: CliContext) {
  const patch = await find(lector, id, options, signal);
  await output.data(options.json ? JSON.stringify(patch, undefined, 2) : patchText(patch, output));
  return exitCodes.good;
}

async function accept(lector: Lector, id: string, options: PatchOptions, context: CliContext): Promise<ExitCode> {
  const { output, signal } = context;
  const patch = await find(lector, id, options, signal);
  if (patch.status === 'pending_review' && !options.yes) {
    output.tell(patchText(patch, output));
    if (!(await agrees('Apply it?', context)))
      throw new LectorError('BAD_ARGUMENT', `${id} was not applied: nobody agreed.`, {
        nextStep: 'Answer y at a terminal, or run it with --yes.',
      });
  }
  const { target } = await lector.decidePatch(requestOf(options), id, 'accept', signal);
  await output.data(`${id} applied to ${target}`);
  output.tell(`${output.tellColors.cyan('next')}: lector narrate speaks what has changed.`);
  return exitCodes.good;
}

/** @throws LectorError BAD_ARGUMENT where there is no such patch. */
async function find(lector: Lector, id: string, options: PatchOptions, signal: AbortSignal): Promise<Patch> {
  const found = (await lector.patches(requestOf(options), signal)).find(({ patch }) => patch.id === id);
  if (found) return asItIs(found);
  throw new LectorError('BAD_ARGUMENT', `There is no patch ${id}.`, {
    nextStep: 'lector patches list --all shows them.',
  });
}

/** The patch as it is now, whatever its file says still. */
function asItIs(view: PatchView): Patch {
  return { ...view.patch, status: statusNow(view) };
}
