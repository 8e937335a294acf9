import path from 'node:path';
import * as v from 'valibot';
import { isLectorError } from '../base/errors.js';
import type { Log } from '../base/log.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';

const cacheVersion = 1;
/** Replies that are kept; those written the longest ago go first. */
const mostReplies = 1_000;
/** Characters of a reply that is worth its place. */
const longestReply = 20_000;
const ending = '.json';
const keyPattern = /^[0-9a-f]{64}$/;

const kept = v.object({ schema_version: v.literal(cacheVersion), key: v.string(), reply: v.string() });

/** What models replied earlier. It can always be asked again: a damaged file is as good as none. */
export interface LlmCache {
  /** A reply by the hash of all it depends on; undefined where there is none. */
  findReply(key: string): Promise<string | undefined>;
  /** Keeps a reply where this process holds the book's lock; one that can't be kept is logged on *debug*. */
  keepReply(key: string, reply: string): Promise<void>;
}

interface CacheWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
  readonly isOwner: () => boolean;
}

/** Replies below `.lector/llm_cache/`, at most 1,000. */
export function createLlmCache({ files, layout, log, isOwner }: CacheWorld): LlmCache {
  const folder = layout.llmCache;
  const fileOf = (key: string) => path.join(folder, `${key}${ending}`);
  let last: Promise<unknown> = Promise.resolve();

  async function makeRoom(): Promise<void> {
    const names = ((await ifThere(files.readdir(folder), 'listing', folder)) ?? []).filter((name) =>
      name.endsWith(ending),
    );
    if (names.length < mostReplies) return;
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await files.stat(path.join(folder, name))).modifiedMs })),
    );
    const oldest = aged.sort((a, b) => a.at - b.at).slice(0, names.length - mostReplies + 1);
    for (const { name } of oldest) await files.unlink(path.join(folder, name));
  }

  async function keep(key: string, reply: string): Promise<void> {
    if (!keyPattern.test(key) || reply.length > longestReply || !isOwner()) return;
    try {
      await makeRoom();
      const text = `${JSON.stringify({ schema_version: cacheVersion, key, reply })}\n`;
      await atomicWrite(files, fileOf(key), new TextEncoder().encode(text));
    } catch (error) {
      log.debug(`A model's reply wasn't kept: ${isLectorError(error) ? error.message : String(error)}`);
    }
  }

  return {
    async findReply(key) {
      if (!keyPattern.test(key)) return undefined;
      const bytes = await files.readFile(fileOf(key)).catch(() => undefined);
      return bytes && decode(bytes, key);
    },
    keepReply(key, reply) {
      const keeping = last.then(() => keep(key, reply));
      last = keeping;
      return keeping;
    },
  };
}

function decode(bytes: Uint8Array, key: string): string | undefined {
  try {
    const result = v.safeParse(kept, JSON.parse(new TextDecoder().decode(bytes)));
    return result.success && result.output.key === key ? result.output.reply : undefined;
  } catch {
    return undefined;
  }
}
