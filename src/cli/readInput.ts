import { addAbortSignal, type Readable } from 'node:stream';
import { createReadStream } from 'node:fs';
import { LectorError, messageOf } from '../core/base/errors.js';
import { cancellationOf } from '../core/base/cancellation.js';
import { systemCode } from '../core/base/systemCode.js';

/** The whole text of a file as UTF-8, or of stdin where `file` is absent or `-`. */
export async function readText(file: string | undefined, stdin: Readable, signal: AbortSignal): Promise<string> {
  let text = '';
  const fromFile = file !== undefined && file !== '-';
  for await (const part of decoded(fromFile ? createReadStream(file) : stdin, file ?? '-', signal)) text += part;
  return text;
}

/**
 * The lines of a stream as they come in, in batches. Only LF and CRLF end a line, so that as many lines go out as
 * line tools count; the last one needs no end.
 */
export async function* readLines(stdin: Readable, signal: AbortSignal): AsyncGenerator<readonly string[], void> {
  let rest = '';
  for await (const part of decoded(stdin, '-', signal)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** @throws LectorError FILE_MISSING, IO_FAILED; the signal's reason when it is aborted. */
async function* decoded(stream: Readable, name: string, signal: AbortSignal): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of addAbortSignal(signal, stream)) yield decoder.decode(bytes as Buffer, { stream: true });
  } catch (cause) {
    if (signal.aborted) throw cancellationOf(signal);
    const isMissing = systemCode(cause) === 'ENOENT';
    throw new LectorError(isMissing ? 'FILE_MISSING' : 'IO_FAILED', `${name} can't be read: ${messageOf(cause)}`, {
      cause,
      nextStep: 'Give the path of a text file, or - for standard input.',
    });
  }
  const tail = decoder.decode();
  if (tail !== '') yield tail;
}
