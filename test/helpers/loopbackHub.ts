import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a hub was asked for: a file's name, and from which byte on. */
export interface HubRequest {
  readonly file: string;
  readonly from: number;
}

/** A real HTTP server on a loopback port that has files as Hugging Face has them. */
export interface LoopbackHub {
  /** The environment of a program that asks this hub in place of the real one. */
  readonly environment: Readonly<Record<string, string>>;
  readonly requests: HubRequest[];
  /** Bytes of an answer after which the connection breaks. */
  cutAfter: number;
  /** Changes a byte of whatever is sent. */
  isWrong: boolean;
  close(): Promise<void>;
}

/** Sends the files of `contents`, by address, after a redirect, whole or from the byte that is asked for. */
export async function startLoopbackHub(contents: ReadonlyMap<string, Uint8Array>): Promise<LoopbackHub> {
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    const bytes = contents.get(address.replace('/stored', ''));
    if (!bytes) return void response.writeHead(404).end('Entry not found');
    if (!address.startsWith('/stored')) return void response.writeHead(302, { location: `/stored${address}` }).end();
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    hub.requests.push({ file: path.basename(address), from });
    const rest = Buffer.from(bytes.subarray(from));
    if (hub.isWrong) rest.writeUInt8(rest.readUInt8(0) ^ 1, 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    if (rest.length <= hub.cutAfter) return void response.end(rest);
    response.write(rest.subarray(0, hub.cutAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hub: LoopbackHub = {
    environment: {
      NODE_OPTIONS: `--import=${pathToFileURL('test/helpers/askLoopbackHub.mjs').href}`,
      LECTOR_TEST_HUB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    requests: [],
    cutAfter: Infinity,
    isWrong: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hub;
}
