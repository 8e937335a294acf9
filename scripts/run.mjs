import { spawn } from 'node:child_process';

/**
 * Runs a program with its output passed through and no shell.
 * @returns {Promise<number>} its exit code, 1 where a signal ended it
 */
export function run(command, commandArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a script of a package in node_modules with this node. */
export function runTool(script, ...commandArguments) {
  return run(process.execPath, [`node_modules/${script}`, ...commandArguments]);
}
