/** `npm start`: sets up what is missing, narrates the sample chapter with the embedded voice and says where it lies. */
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';
import { run } from './run.mjs';

// Ctrl+C reaches the narration as well, which ends in order and says what is safe: wait for it.
process.on('SIGINT', () => undefined);
try {
  await ensureInstalled();
  await ensureBuilt();
  const sample = path.join('samples', 'chapter-01.md');
  const parameters = ['narrate', sample, '--engine', 'espeak', '--out', path.join('out', 'sample'), '--verbose'];
  console.error(`lector ${parameters.join(' ')}`);
  process.exitCode = await run(process.execPath, [path.join('dist', 'cli.mjs'), ...parameters], { cwd: root });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
