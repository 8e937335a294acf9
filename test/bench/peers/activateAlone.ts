import { createRequire } from 'node:module';
import type Module from 'node:module';
import path from 'node:path';

/** Milliseconds. */
export interface ActivationTimes {
  readonly load: number;
  readonly activate: number;
}

interface Extension {
  activate(context: unknown): unknown;
}

/** Anything that is asked of VS Code here is a function, a class and an object of the same kind. */
const anything: unknown = new Proxy(
  function Anything() {
    return undefined;
  },
  {
    get: (_, key) => {
      if (key === Symbol.iterator) return () => [].values();
      if (key === 'then') return undefined;
      return key === Symbol.toPrimitive || key === 'toString'
        ? () => 'anything'
        : key === 'version'
          ? '1.100.0'
          : anything;
    },
    set: () => true,
    apply: () => anything,
    construct: () => anything as object,
  },
);

const [file = ''] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const loader = require('node:module') as typeof Module & { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? anything : load.call(loader, request, ...rest));

const begun = performance.now();
const extension = require(path.resolve(file)) as Extension;
const loaded = performance.now();
extension.activate(anything);
const activated = performance.now();
console.log(JSON.stringify({ load: loaded - begun, activate: activated - loaded } satisfies ActivationTimes));
process.exit(0);
