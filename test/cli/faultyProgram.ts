import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

const dist = path.resolve('dist');

/** A built program whose engines go wrong at the words of `faultsByWord.mjs`. */
export async function faultyProgram(folder: string) {
  const faulty = path.join(folder, 'faulty');
  await mkdir(faulty);
  for (const own of ['cli.mjs', 'judge.mjs', 'encode.mjs']) await cp(path.join(dist, own), path.join(faulty, own));
  await cp(path.resolve('test/fixtures/bin/faultsByWord.mjs'), path.join(faulty, 'engineHost.mjs'));
  await cp(path.join(dist, 'models'), path.join(faulty, 'models'), { recursive: true });
  for (const shared of ['espeak', 'parts'])
    await symlink(path.join(dist, shared), path.join(faulty, shared), 'junction');
  return { program: path.join(faulty, 'cli.mjs'), env: { LECTOR_REAL_DIST: dist } };
}
