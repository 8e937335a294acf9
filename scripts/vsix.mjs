/**
 * `npm run vsix [-- TARGET… | --all]`: packs the extension for this platform, for those that are named, or for all, and
 * says how large each is. What packing itself needs is installed first.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, target: { type: 'string', multiple: true } },
});
await ensureInstalled();
const { hostTarget } = await import('./nativeRuntime.mjs');
const { packVsix, targets } = await import('./packVsix.mjs');

const named = [...positionals, ...(values.target ?? [])];
const wanted = values.all ? targets : named.length > 0 ? named : [hostTarget()];
const unknown = wanted.filter((target) => !targets.includes(target));
if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Targets are ${targets.join(', ')}.`);
await ensureBuilt({ production: true });
const packed = [];
for (const target of wanted) packed.push(await packVsix(target));
for (const { target, file, bytes, engines } of packed) {
  const size = `${(bytes / 1e6).toFixed(1)} MB`.padStart(8);
  console.log(`${target.padEnd(13)}${size}  ${engines.padEnd(17)}${path.relative('.', file)}`);
}
