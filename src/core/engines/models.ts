import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import type { Clock } from '../base/clock.js';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import type { PullEvent } from '../model/report.js';
import type { CatalogModel, SourcePlace } from './catalog.js';
import { checksumsName, isThere, problemOf, writeChecksums } from './modelFiles.js';
import { sources } from './sources/index.js';
import type { ModelSource, PullWorld } from './sources/modelSource.js';

export type { PullWorld } from './sources/modelSource.js';

const progressEveryMs = 100;

/** Whether every file of the model is there in full size; what is in them is checked when they are fetched and read. */
export async function isInstalled(model: CatalogModel, modelsDir: string): Promise<boolean> {
  const isWhole = model.files.map(({ name, bytes }) =>
    stat(path.join(modelsDir, model.id, name)).then(
      ({ size }) => size === bytes,
      () => false,
    ),
  );
  return (await Promise.all(isWhole)).every(Boolean);
}

/** What is wrong with an installed model, byte for byte; undefined where nothing is. */
export function verifyModel(model: CatalogModel, modelsDir: string, signal: AbortSignal): Promise<string | undefined> {
  return problemIn(model, path.join(modelsDir, model.id), signal);
}

/**
 * Removes a model's files and what a download of it had begun; what else someone put into its folder stays. Returns whether
 * there was anything.
 * @throws LectorError IO_FAILED, on Windows also while an engine has it loaded.
 */
export async function removeModel(model: CatalogModel, modelsDir: string): Promise<boolean> {
  const folder = path.join(modelsDir, model.id);
  const begun = waitingRoom(model, modelsDir);
  const wasThere = (await Promise.all([isThere(folder), isThere(begun)])).some(Boolean);
  try {
    for (const { name } of [...model.files, { name: checksumsName }])
      await rm(path.join(folder, name), { force: true });
    await rm(begun, { recursive: true, force: true });
    // A folder stays where it holds something else.
    for (const inside of [...foldersOf(model), '']) await rmdir(path.join(folder, inside)).catch(() => undefined);
  } catch (cause) {
    throw new LectorError('IO_FAILED', `${folder} can't be removed: ${messageOf(cause)}`, {
      cause,
      nextStep: 'End what uses the model (Lector: Restart Engine) and try again.',
    });
  }
  return wasThere;
}

/**
 * Fetches a model from the first of its sources that has it right, telling what it does; the last event is `installed`.
 * Nothing appears among the models before its size and sha256 are checked.
 * @throws LectorError NETWORK_REFUSED when only a download could help and none is allowed, DOWNLOAD_FAILED when every
 * source failed, NO_SPACE, IO_FAILED.
 */
export async function* pullModel(
  model: CatalogModel,
  world: PullWorld,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<PullEvent, void> {
  throwIfCancelled(signal);
  const target = path.join(world.modelsDir, model.id);
  if ((await problemIn(model, target, signal)) === undefined) {
    yield { kind: 'installed', model: model.id, folder: target, already: true };
    return;
  }
  const reasons: string[] = [];
  const nextSteps = new Set<string>();
  let isRefused = false;
  for (const place of model.sources) {
    const source = sources[place.kind] as ModelSource<SourcePlace['kind']>;
    const name = source.name(place, world);
    if (place.kind === 'mirror' && world.mirrorDir === undefined) continue;
    if (source.needsNetwork && !world.allowDownload) {
      isRefused = true;
      yield { kind: 'refused', model: model.id, source: name, reason: 'downloads are not allowed' };
      continue;
    }
    yield { kind: 'trying', model: model.id, source: name };
    try {
      yield* fetchAll(model, source, place, name, world, clock, signal);
      await install(model, world.modelsDir, signal);
      yield { kind: 'installed', model: model.id, folder: target, already: false };
      return;
    } catch (error) {
      throwIfCancelled(signal);
      if (!isLectorError(error)) throw diskError(error);
      reasons.push(`${name}: ${error.message}`);
      if (error.nextStep !== undefined) nextSteps.add(error.nextStep);
      yield { kind: 'refused', model: model.id, source: name, reason: error.message };
    }
  }
  throw nothingHelped(model, reasons, nextSteps, isRefused);
}

/** The folders inside a model's own, the deepest first. */
function foldersOf({ files }: CatalogModel): readonly string[] {
  const folders = new Set(files.map(({ name }) => path.posix.dirname(name)).filter((name) => name !== '.'));
  return [...folders].sort((a, b) => b.length - a.length);
}

/** Where files wait until they are whole and checked; kept when a download breaks off, so that it can go on. */
function waitingRoom(model: CatalogModel, modelsDir: string): string {
  return path.join(modelsDir, `.${model.id}.part`);
}

async function* fetchAll(
  model: CatalogModel,
  source: ModelSource<SourcePlace['kind']>,
  place: SourcePlace,
  name: string,
  world: PullWorld,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<PullEvent, void> {
  const folder = waitingRoom(model, world.modelsDir);
  await mkdir(folder, { recursive: true });
  let toldAtMs = -Infinity;
  const total = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const receivedOf = new Map<string, number>();
  for await (const { file, received: ofFile } of source.fetch(model, place, folder, world, signal)) {
    const now = clock.monotonicMs();
    receivedOf.set(file.name, ofFile);
    if (ofFile < file.bytes && now - toldAtMs < progressEveryMs) continue;
    toldAtMs = now;
    const received = [...receivedOf.values()].reduce((sum, bytes) => sum + bytes, 0);
    yield { kind: 'progress', model: model.id, file: file.name, received, total, source: name };
  }
}

/** Checks what was fetched and moves it into place, the checksums last. Wrong files are removed. */
async function install(model: CatalogModel, modelsDir: string, signal: AbortSignal): Promise<void> {
  const folder = waitingRoom(model, modelsDir);
  const problem = await problemIn(model, folder, signal);
  if (problem !== undefined) {
    await rm(folder, { recursive: true, force: true });
    throw new LectorError('MODEL_DAMAGED', problem);
  }
  const target = path.join(modelsDir, model.id);
  await mkdir(target, { recursive: true });
  for (const { name } of model.files) {
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    await rename(path.join(folder, name), file);
  }
  await writeChecksums(target, model.files, signal);
  await rm(folder, { recursive: true, force: true });
}

async function problemIn(model: CatalogModel, folder: string, signal: AbortSignal): Promise<string | undefined> {
  for (const file of model.files) {
    const problem = await problemOf(file, folder, signal);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function nothingHelped(
  model: CatalogModel,
  reasons: readonly string[],
  nextSteps: ReadonlySet<string>,
  isRefused: boolean,
): LectorError {
  const tried = reasons.length > 0 ? `\n${reasons.join('\n')}` : '';
  if (isRefused) {
    return new LectorError('NETWORK_REFUSED', `${model.id} would have to be downloaded, which isn't allowed.${tried}`, {
      nextStep: 'Allow downloads in the settings (lector.models.allowDownload), or set a mirror folder.',
    });
  }
  return new LectorError('DOWNLOAD_FAILED', `${model.id} could not be fetched.${tried}`, {
    nextStep: [...nextSteps].join(' ') || 'Check the connection and try again; what was begun is kept.',
  });
}

function diskError(cause: unknown): LectorError {
  const isFull = systemCode(cause) === 'ENOSPC';
  return new LectorError(isFull ? 'NO_SPACE' : 'IO_FAILED', `The model can't be written: ${messageOf(cause)}`, {
    cause,
    nextStep: isFull ? 'Make room on the disk and try again.' : 'Check the models folder and try again.',
  });
}
