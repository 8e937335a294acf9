import { Uri, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import type { TakeItem } from '../../protocol/panels.js';
import type { Session } from '../session.js';

/** The most that a page gets, the newest ones: each comes with its sound. */
const mostTakes = 8;

/** A chunk's recordings with their sound; those whose file is gone meanwhile are left out. @throws ResponseError where the chunk is gone. */
export async function takeItems(
  session: Session,
  uri: string,
  chunkId: string,
  lifetime: AbortSignal,
): Promise<readonly TakeItem[]> {
  const { takes } = await session.request(methods.takes, { uri, chunkId }, lifetime);
  const items = takes.slice(0, mostTakes).map(async ({ audioUri, ...take }): Promise<TakeItem[]> => {
    try {
      // A Buffer would arrive in the page as an object of numbers.
      return [{ ...take, wav: new Uint8Array(await workspace.fs.readFile(Uri.parse(audioUri, true))) }];
    } catch {
      return [];
    }
  });
  return (await Promise.all(items)).flat();
}
