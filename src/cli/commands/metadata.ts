import { systemClock } from '../../core/base/clock.js';
import { LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import type { MetadataView, YoutubeText } from '../../core/model/metadataView.js';
import type { PlanRequest } from '../../core/model/request.js';
import { agrees } from '../agrees.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { metadataAt, metadataValue } from '../metadataOption.js';
import { metadataText, youtubeView } from '../metadataView.js';
import { openTarget } from '../openTarget.js';
import { planRequest, type PlanOptions } from '../planOptions.js';
import { createProgress } from '../progress.js';
import type { Command } from './command.js';

interface MetadataOptions extends Pick<PlanOptions, 'out'> {
  readonly propose?: boolean;
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
  readonly set?: readonly string[];
  readonly youtube?: boolean;
  readonly credits?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const metadata: Command = {
  name: 'metadata',
  register(program, context) {
    program
      .command('metadata')
      .description(
        'What stores and listeners are told of a book: shows it, proposes what is missing, and writes what you accept.',
      )
      .argument('[book|chapter]', 'folder of a book, or Markdown file', '.')
      .option('--propose', 'stage proposals for what is empty, by rules or by the model of --llm-model')
      .option('--accept <ids...>', 'write these proposals into lector.yaml, after asking; “all” for all of them')
      .option('--reject <ids...>', 'put these away; the same ones are not proposed again')
      .option(
        '--set <field=text...>',
        'write your own: tags=sea,storm or chapter-01/title=…; nothing behind = removes it',
      )
      .option('--youtube', 'title, description with the chapters’ times, and tags of a video')
      .option('--credits', 'with --youtube: as an export with --credits has the times')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('-y, --yes', 'accept without asking')
      .option('--json', 'print one object')
      .addHelpText(
        'after',
        examples(
          ['lector metadata book/ --propose', 'proposes descriptions, tags and summaries; then: lector patches list'],
          ['lector metadata book/ --set narrator="Ines Marrow"', 'writes it into lector.yaml'],
          ['lector metadata book/ --youtube', 'to be pasted into YouTube’s form'],
        ),
      )
      .action((target: string, options: MetadataOptions) =>
        context.run({}, (lector) => metadataOf(lector, target, options, context)),
      );
  },
};

async function metadataOf(
  lector: Lector,
  target: string,
  options: MetadataOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { output, signal } = context;
  const request = planRequest(target, options);
  await openTarget(lector, request.path, output, signal);
  for (const one of options.set ?? []) {
    const { at, value } = metadataValue(one);
    await lector.setMetadata(request, metadataAt(at, await lector.metadata(request, signal)), value, signal);
  }
  if (options.propose) await propose(lector, request, context);
  for (const id of idsIn(options.reject, await waiting(lector, request, signal)))
    await lector.decidePatch(request, id, 'reject', signal);
  await accept(lector, request, options, context);
  const view = await lector.metadata(request, signal);
  if (!options.youtube) {
    await output.data(options.json ? JSON.stringify(view, undefined, 2) : metadataText(view, new Map(), output));
    return hasFlaw(view) ? exitCodes.problems : exitCodes.good;
  }
  const text = await youtube(lector, { ...request, ...(options.credits && { credits: true }) }, context);
  await output.data(options.json ? JSON.stringify(text, undefined, 2) : youtubeView(text));
  for (const note of text.notes) output.tell(`${output.tellColors.yellow('note')}: ${note}`);
  return exitCodes.good;
}

async function propose(lector: Lector, request: PlanRequest, { output, signal }: CliContext): Promise<void> {
  const progress = createProgress(output, systemClock);
  try {
    for await (const event of lector.proposeMetadata(request, signal)) {
      if (event.kind === 'describing') progress.update(event.done, event.total, event.title);
      else {
        progress.end();
        output.tell(`${event.patches.length} new proposals wait. Nothing was changed.`);
        for (const note of event.notes) output.tell(`${output.tellColors.yellow('note')}: ${note}`);
      }
    }
  } finally {
    progress.end();
  }
}

async function accept(
  lector: Lector,
  request: PlanRequest,
  { accept: asked, yes }: MetadataOptions,
  context: CliContext,
): Promise<void> {
  const ids = idsIn(asked, await waiting(lector, request, context.signal));
  if (ids.length === 0) return;
  if (!yes && !(await agrees(`Write ${ids.length} proposals into lector.yaml?`, context)))
    throw new LectorError('BAD_ARGUMENT', 'Nothing was written: nobody agreed.', {
      nextStep: 'Answer y at a terminal, or run it with --yes.',
    });
  for (const id of ids) await lector.decidePatch(request, id, 'accept', context.signal);
  context.output.tell(`${ids.length} proposals written into lector.yaml.`);
}

async function waiting(lector: Lector, request: PlanRequest, signal: AbortSignal): Promise<readonly string[]> {
  const views = await lector.patches(request, signal);
  return views.filter(({ patch, edit }) => patch.kind === 'metadata' && edit).map(({ patch }) => patch.id);
}

/** Those that were named; all that wait for “all”. */
function idsIn(asked: readonly string[] = [], waits: readonly string[]): readonly string[] {
  return asked.includes('all') ? waits : asked;
}

async function youtube(
  lector: Lector,
  request: PlanRequest & { readonly credits?: boolean },
  { output, signal }: CliContext,
): Promise<YoutubeText> {
  const progress = createProgress(output, systemClock);
  try {
    for await (const event of lector.youtube(request, signal)) {
      if (event.kind === 'preparing') progress.update(event.done, event.total, 'Laying out chapters');
      else if (event.kind === 'finished') return event.text;
    }
    throw new Error('The book was not laid out.');
  } finally {
    progress.end();
  }
}

function hasFlaw({ fields, chapters }: MetadataView): boolean {
  const all = [...fields, ...chapters.flatMap(({ title, summary }) => [title, summary])];
  return all.some(({ flaw }) => flaw !== undefined);
}
