/** `npm run test:kills`: the crash tests with 1,000 kills at random moments, or as many as LECTOR_KILLS says. */
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

process.env.LECTOR_KILLS ??= '1000';
await ensureInstalled();
await ensureBuilt();
const { runLayer } = await import('./testLayer.mjs');
const { failed } = await runLayer('real', ['--grep', 'crash safety|killed while it narrates']);
process.exitCode = failed > 0 ? 1 : 0;
