import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Python runs what has this name before any program. */
const firstRun = 'sitecustomize.py';
const onLoopback = `import socket

bind = socket.socket.bind
everywhere = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}


def bind_on_loopback(self, address):
    if isinstance(address, tuple):
        address = (everywhere.get(address[0], address[0]), *address[1:])
    return bind(self, address)


socket.socket.bind = bind_on_loopback
`;

/** An environment in which a Python program that would listen on all network interfaces listens on the loopback one. */
export interface LoopbackOnly {
  readonly environment: Readonly<Record<string, string>>;
  /** Once the program has ended. */
  dispose(): Promise<void>;
}

/** For servers that have no option for it. It doesn't reach a program that reads no PYTHONPATH. */
export async function loopbackOnly(): Promise<LoopbackOnly> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-loopback-'));
  await writeFile(path.join(folder, firstRun), onLoopback);
  const { PYTHONPATH: own } = process.env;
  return {
    environment: { PYTHONPATH: own === undefined ? folder : `${folder}${path.delimiter}${own}` },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
