import type { Lector } from '../../core/lector.js';
import type { DoctorCheck } from '../../core/model/report.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import type { Colors } from '../output.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

export const doctor: Command = {
  name: 'doctor',
  register(program, context) {
    program
      .command('doctor')
      .description('Says what is installed, what is missing and how to get it.')
      .option('--json', 'print an array of checks')
      .addHelpText('after', examples(['lector doctor', 'exit code 2 when something that Lector needs is missing']))
      .action((options: { json?: boolean }) =>
        context.run({}, (lector) => showChecks(lector, options.json ?? false, context)),
      );
  },
};

async function showChecks(lector: Lector, asJson: boolean, { output, signal }: CliContext): Promise<ExitCode> {
  const checks = await lector.doctor(signal);
  await output.data(
    asJson
      ? JSON.stringify(checks, undefined, 2)
      : checks.map((check) => checkLines(check, output.dataColors)).join('\n'),
  );
  return checks.every(({ ok, required }) => ok || !required) ? exitCodes.good : exitCodes.problems;
}

function checkLines({ ok, required, name, detail, nextStep }: DoctorCheck, colors: Colors): string {
  const state = ok ? colors.green('ok     ') : required ? colors.red('missing') : colors.yellow('absent ');
  const line = `${state}  ${plain(name)}: ${plain(detail)}`;
  return ok || nextStep === undefined ? line : `${line}\n         next: ${plain(nextStep)}`;
}
