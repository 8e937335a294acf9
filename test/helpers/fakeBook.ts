import path from 'node:path';
import { toUri } from '../../src/server/uris.js';
import { fakeLector, type FakeLector } from './fakeLector.js';
import { connect, type ClientOptions, type LspClient } from './lspClient.js';

const root = path.resolve('out', 'fake book');

/** The uri of a file in the book that {@link withBook} serves; nothing of it is on disk. */
export function bookUri(name: string): string {
  return toUri(path.join(root, name));
}

export const rootUri = toUri(root);

/** Runs `act` with a client whose server has a book of these chapters, and ends both. */
export async function withBook(
  chapters: Readonly<Record<string, string>>,
  act: (client: LspClient, lector: FakeLector) => Promise<void>,
  options: ClientOptions = {},
): Promise<void> {
  const files = Object.entries(chapters).map(([name, text]) => [path.join(root, name), text] as const);
  const lector = fakeLector(new Map(files));
  const client = await connect(lector, options);
  try {
    await act(client, lector);
  } finally {
    await client.close();
  }
}
