import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMdast } from '../readMdast.js';
import type { PlanTimes } from './planAlone.js';

const [folder = ''] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

console.log(JSON.stringify({ first: parseAll(), second: parseAll(), chunks: 0 } satisfies PlanTimes));

function parseAll(): number {
  const begun = performance.now();
  for (const file of files) readMdast(readFileSync(path.join(folder, file), 'utf8'));
  return performance.now() - begun;
}
