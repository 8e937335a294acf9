import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { cancellationOf } from '../../base/cancellation.js';
import { LectorError, messageOf } from '../../base/errors.js';
import type { ModelSource, Received } from './modelSource.js';
import type { ModelFile } from '../catalog.js';

const host = 'https://huggingface.co';

/** Files of a pinned revision over https; a download that broke off goes on where it stopped. */
export const huggingFaceSource: ModelSource<'hugging-face'> = {
  kind: 'hugging-face',
  needsNetwork: true,
  name: ({ repository }) => `Hugging Face ${repository}`,
  async *fetch(model, { repository, revision, folder: inside }, folder, _world, signal) {
    for (const file of model.files) {
      const part = path.join(folder, `${file.name}.part`);
      await mkdir(path.dirname(part), { recursive: true });
      yield* download(`${host}/${repository}/resolve/${revision}/${inside}/${file.name}`, file, part, signal);
      await rename(part, path.join(folder, file.name));
    }
  },
};

async function* download(
  url: string,
  file: ModelFile,
  part: string,
  signal: AbortSignal,
): AsyncGenerator<Received, void> {
  const begun = await sizeOf(part);
  if (begun === file.bytes) {
    yield { file, received: begun };
    return;
  }
  const response = await ask(url, begun > 0 && begun < file.bytes ? begun : 0, signal);
  const isResumed = response.status === 206;
  const out = await open(part, isResumed ? 'a' : 'w');
  try {
    yield* save(response, out, file, isResumed ? begun : 0, signal);
  } finally {
    await out.close();
  }
}

async function* save(
  response: Response,
  out: FileHandle,
  file: ModelFile,
  begun: number,
  signal: AbortSignal,
): AsyncGenerator<Received, void> {
  let received = begun;
  try {
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      received += piece.length;
      if (received > file.bytes) throw new Error(`more than ${file.bytes} bytes came`);
      await out.write(piece);
      yield { file, received };
    }
  } catch (cause) {
    throw failed(file.name, cause, signal);
  }
}

async function ask(url: string, from: number, signal: AbortSignal): Promise<Response> {
  try {
    const response = await fetch(url, { signal, ...(from > 0 ? { headers: { range: `bytes=${from}-` } } : {}) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response;
  } catch (cause) {
    throw failed(url, cause, signal);
  }
}

function failed(what: string, cause: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return cancellationOf(signal);
  return new LectorError('DOWNLOAD_FAILED', `${what}: ${messageOf(cause)}`, {
    cause,
    nextStep: 'Check the connection and try again; it goes on where it stopped.',
  });
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
