import { InvalidArgumentError } from 'commander';
import path from 'node:path';
import { systemClock } from '../../core/base/clock.js';
import type { Lector } from '../../core/lector.js';
import type { BookCast } from '../../core/model/bookCast.js';
import type { Patch } from '../../core/model/patch.js';
import { doubtText, speakerTable } from '../castView.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { openTarget } from '../openTarget.js';
import { patchTable } from '../patchView.js';
import { planRequest } from '../planOptions.js';
import { createProgress } from '../progress.js';
import { counted } from '../quantities.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

interface CastOptions {
  readonly assign?: readonly Assignment[];
  readonly ask?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

interface Assignment {
  readonly name: string;
  readonly voice: string;
}

/** Doubtful lines that are shown unless all are asked for. */
const mostShown = 20;

export const cast: Command = {
  name: 'cast',
  register(program, context) {
    program
      .command('cast')
      .description(
        'Lists who speaks in a book, and gives them voices. Lines of which it isn’t sure are the narrator’s.',
      )
      .argument('[file|book]', 'Markdown file, or folder of a book', '.')
      .option('--assign <name=voice>', 'give somebody a voice in lector.yaml; may be repeated', readAssignment)
      .option('--ask', 'have the model of --llm-model say who speaks doubtful lines; what it says waits for review')
      .option('--all', `list all doubtful lines, not only ${mostShown}`)
      .option('--json', 'print one object: speakers and doubtful lines')
      .addHelpText(
        'after',
        examples(
          ['lector cast book/', 'who speaks, how many lines, and with which voice'],
          ['lector cast book/ --ask --llm-model llama3.2:3b', 'then: lector patches list'],
          ['lector cast book/ --assign "Mock Turtle=kokoro/bm_lewis"', 'a voice, an engine, or engine/voice'],
        ),
      )
      .action((target: string, options: CastOptions) =>
        context.run({}, (lector) =>
          options.assign
            ? assign(lector, target, options.assign, context)
            : options.ask
              ? askModel(lector, target, context)
              : list(lector, target, options, context),
        ),
      );
  },
};

function readAssignment(written: string, before: readonly Assignment[] = []): readonly Assignment[] {
  const [, name = '', voice = ''] = /^\s*([^=]*?)\s*=\s*(\S+)\s*$/.exec(written) ?? [];
  if (name === '' || voice === '') throw new InvalidArgumentError('Write it as NAME=VOICE.');
  return [...before, { name, voice }];
}

async function assign(
  lector: Lector,
  target: string,
  assignments: readonly Assignment[],
  { output, signal }: CliContext,
): Promise<ExitCode> {
  for (const one of assignments) {
    const file = await lector.assignVoice(planRequest(target, {}), one, signal);
    await output.data(`${plain(one.name)} is spoken by ${plain(one.voice)}: ${file}`);
  }
  output.tell(`${output.tellColors.cyan('next')}: lector narrate speaks what has changed.`);
  return exitCodes.good;
}

async function askModel(lector: Lector, target: string, { output, signal }: CliContext): Promise<ExitCode> {
  const request = planRequest(target, {});
  await openTarget(lector, request.path, output, signal);
  const progress = createProgress(output, systemClock);
  let patches: readonly Patch[] = [];
  try {
    for await (const event of lector.labelSpeakers(request, signal)) {
      if (event.kind === 'asking') progress.update(event.done, event.total, event.file);
      else patches = event.patches;
    }
  } finally {
    progress.end();
  }
  await output.data(patchTable(patches, output));
  if (patches.length > 0)
    output.tell(`${output.tellColors.cyan('next')}: lector patches show <id>, then accept or reject it.`);
  return exitCodes.good;
}

async function list(
  lector: Lector,
  target: string,
  { all = false, json = false }: CastOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(target, {});
  const { book } = await openTarget(lector, request.path, output, signal);
  const found = await lector.cast(request, signal);
  if (json) {
    await output.data(JSON.stringify(found, undefined, 2));
    return exitCodes.good;
  }
  const { speakers, doubtful } = found;
  await output.data(speakerTable(speakers, output));
  for (const line of all ? doubtful : doubtful.slice(0, mostShown)) {
    await output.data(plain(`${path.join(book.root, line.file)}:${line.line}:${line.column}: ${doubtText(line)}`));
  }
  const hidden = all ? 0 : Math.max(0, doubtful.length - mostShown);
  if (hidden > 0) output.tell(`${counted(hidden, 'more doubtful line')}: lector cast --all`);
  tellNext(found, output);
  return exitCodes.good;
}

function tellNext({ doubtful, speakers }: BookCast, { tell, tellColors }: CliContext['output']): void {
  const next = tellColors.cyan('next');
  if (!speakers.some(({ voice }) => voice !== undefined))
    tell(`${next}: lector cast --assign NAME=VOICE gives somebody a voice.`);
  else if (doubtful.length > 0) tell(`${next}: <!-- lector: speaker=NAME --> in a quotation says who speaks it.`);
}
