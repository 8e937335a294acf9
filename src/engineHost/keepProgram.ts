import { tmpdir } from 'node:os';
import { startProgram, type ProgramCall } from '../core/engines/process.js';

/** Starts the program that it is sent, hands on what that writes for people, and ends with it or with the IPC channel. */
export function keepProgram(): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (call: Omit<ProgramCall, 'folder'>) => {
    const { ended } = startProgram({ ...call, folder: tmpdir() }, (line) => process.stderr.write(`${line}\n`));
    void ended.then(() => process.exit(0));
  });
}
