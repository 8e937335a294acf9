import { LectorError } from '../base/errors.js';

/** Far more than a chunk of speech has: eleven minutes at 48 kHz in 16 bits. */
const maxBytes = 64 * 2 ** 20;
const maxErrorBytes = 64 * 2 ** 10;
const maxMessage = 300;

/**
 * The bytes of an answer that should be audio.
 * @throws LectorError ENGINE_FAILED for more than 64 MiB, nothing at all, or a page or a message instead of audio.
 */
export async function readAudio(response: Response): Promise<Uint8Array> {
  const type = response.headers.get('content-type') ?? '';
  if (/^text\/|[/+](json|xml|html)\b/i.test(type)) {
    const said = await readMessage(response);
    throw serverFailed(`The server sent ${type.replace(/;.*/s, '')} instead of audio${said}`);
  }
  const { bytes, isWhole } = await readBytes(response, maxBytes);
  if (!isWhole) throw serverFailed(`The server sent more than ${maxBytes / 2 ** 20} MiB for one piece of text`);
  if (bytes.length === 0) throw serverFailed('The server sent no audio');
  return bytes;
}

/** What an answer says to people, as ` — “…”`, in at most 300 characters without control characters; empty where it says nothing. */
export async function readMessage(response: Response): Promise<string> {
  const { bytes } = await readBytes(response, maxErrorBytes);
  const text = new TextDecoder().decode(bytes);
  const said = (messageIn(text) ?? text.replace(/<(style|script|title)\b.*?<\/\1>|<[^>]*>/gis, ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim();
  if (said === '') return '';
  return ` — “${said.length > maxMessage ? `${said.slice(0, maxMessage)}…` : said}”`;
}

export function serverFailed(what: string, cause?: unknown): LectorError {
  return new LectorError('ENGINE_FAILED', `${what}.`, {
    cause,
    nextStep: 'Look at what the server itself says, and try again.',
  });
}

/**
 * The message in a JSON answer; servers put it below `error`, `detail` or `message`, FastAPI's checks into a
 * list, with the field that they are about below `loc`.
 */
function messageIn(text: string): string | undefined {
  try {
    return messageOfValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function messageOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return messageOfValue(value[0]);
  const known: Readonly<Record<string, unknown>> = { ...value };
  const said = ['message', 'error', 'detail', 'msg'].map((key) => messageOfValue(known[key])).find(Boolean);
  const field: unknown = Array.isArray(known.loc) ? known.loc.at(-1) : undefined;
  return said !== undefined && typeof field === 'string' ? `${field}: ${said}` : said;
}

/** Reads no more than `limit` bytes; the rest of a larger answer is never fetched. */
async function readBytes(response: Response, limit: number): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    length += (part as Uint8Array).length;
    if (length > limit) return { bytes: Buffer.concat(parts).subarray(0, limit), isWhole: false };
  }
  return { bytes: Buffer.concat(parts), isWhole: true };
}
