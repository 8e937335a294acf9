import type { Lector } from '../../core/lector.js';
import type { MetadataView } from '../../core/model/metadataView.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { metadataAt, metadataValue } from '../metadataOption.js';
import { acceptMetadata, laidOut, proposeMetadata, rejectMetadata } from '../metadataSteps.js';
import { metadataText, youtubeView } from '../metadataView.js';
import { openTarget } from '../openTarget.js';
import { planRequest, type PlanOptions } from '../planOptions.js';
import type { Command } from './command.js';

interface MetadataOptions extends Pick<PlanOptions, 'out'> {
  readonly propose?: boolean;
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
  readonly set?: readonly string[];
  readonly youtube?: boolean;
  readonly times?: boolean;
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
      .option('--times', 'where each narrated chapter begins in a file of the whole book')
      .option('--credits', 'with --youtube or --times: as an export with --credits has them')
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
  if (options.propose) await proposeMetadata(lector, request, context);
  if (options.reject) await rejectMetadata(lector, request, options.reject, signal);
  if (options.accept) await acceptMetadata(lector, request, options.accept, options.yes ?? false, context);
  const view = await lector.metadata(request, signal);
  const isLaidOut = options.youtube ?? options.times ?? false;
  const video = isLaidOut
    ? await laidOut(lector, { ...request, ...(options.credits && { credits: true }) }, context)
    : undefined;
  if (video && options.youtube) {
    await output.data(options.json ? JSON.stringify(video.text, undefined, 2) : youtubeView(video.text));
    for (const note of video.text.notes) output.tell(`${output.tellColors.yellow('note')}: ${note}`);
    return exitCodes.good;
  }
  const starts = video && { starts: video.starts };
  await output.data(
    options.json
      ? JSON.stringify({ ...view, ...starts }, undefined, 2)
      : metadataText(view, video?.starts ?? [], output),
  );
  return hasFlaw(view) ? exitCodes.problems : exitCodes.good;
}

function hasFlaw({ fields, chapters }: MetadataView): boolean {
  const all = [...fields, ...chapters.flatMap(({ title, summary }) => [title, summary])];
  return all.some(({ flaw }) => flaw !== undefined);
}
