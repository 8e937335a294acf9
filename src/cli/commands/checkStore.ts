import { Option } from 'commander';
import path from 'node:path';
import { systemClock } from '../../core/base/clock.js';
import type { CheckedFile, Lector, StoreCheckEvent } from '../../core/lector.js';
import { storePresetIds, type StorePresetId } from '../../core/model/storePreset.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import type { Output } from '../output.js';
import { createProgress } from '../progress.js';
import { duration } from '../quantities.js';
import { storeTable } from '../storeTable.js';
import type { Command } from './command.js';

interface CheckStoreOptions {
  readonly preset: StorePresetId;
  readonly json?: boolean;
}

export const checkStore: Command = {
  name: 'check-store',
  register(program, context) {
    program
      .command('check-store')
      .description('Measures encoded audio files and says what a store would refuse, and what to do about it.')
      .argument('<files...>', 'audio files, or folders of them')
      .addOption(new Option('--preset <id>', 'what to hold them against').choices(storePresetIds).default('acx'))
      .option('--json', 'print a JSON object a line for each file, and one for all')
      .addHelpText(
        'after',
        examples(
          ['lector check-store audio/', 'exit code 0 when all files pass, 2 when one doesn’t'],
          ['lector check-store audio/*.mp3 --preset google-play', 'the formats that Google Play takes'],
        ),
      )
      .action((named: readonly string[], options: CheckStoreOptions) =>
        context.run({}, (lector) => checkFiles(lector, named, options, context)),
      );
  },
};

async function checkFiles(
  lector: Lector,
  named: readonly string[],
  { preset, json = false }: CheckStoreOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const progress = createProgress(output, systemClock);
  const checked: CheckedFile[] = [];
  let finished: Extract<StoreCheckEvent, { kind: 'finished' }> | undefined;
  try {
    const request = { paths: named.map((each) => path.resolve(each)), preset };
    for await (const event of lector.checkStore(request, signal)) {
      if (event.kind === 'checking') progress.update(event.done, event.total, noteOf(event));
      else if (json) await output.data(JSON.stringify(event));
      if (event.kind === 'checked') checked.push(event);
      if (event.kind === 'finished') finished = event;
    }
  } finally {
    progress.end();
  }
  if (finished && !json) await tellAll(checked, finished, output);
  const isGood = finished?.good === finished?.total && finished?.findings.length === 0;
  return isGood ? exitCodes.good : exitCodes.problems;
}

async function tellAll(
  checked: readonly CheckedFile[],
  { preset, good, total, findings }: Extract<StoreCheckEvent, { kind: 'finished' }>,
  output: Output,
): Promise<void> {
  const { yellow, cyan } = output.dataColors;
  const problems = [
    ...checked.flatMap((file) => file.findings.map((finding) => ({ ...finding, where: path.basename(file.file) }))),
    ...findings.map((finding) => ({ ...finding, where: 'all files' })),
  ];
  await output.data(
    [
      storeTable(checked, output),
      ...problems.map(
        ({ code, message, nextStep, where }) =>
          `${yellow(`problem[${code}]`)}: ${where}: ${message}\n  ${cyan('next')}: ${nextStep}`,
      ),
      `${good} of ${total} files pass: ${preset.name} (${preset.source})`,
      ...preset.notes.map((note) => `  ${note}`),
    ].join('\n'),
  );
}

function noteOf({ file, etaSeconds }: Extract<StoreCheckEvent, { kind: 'checking' }>): string {
  const left = etaSeconds === undefined ? '' : `, ${duration(etaSeconds)} to go`;
  return `${path.basename(file)}${left}`;
}
