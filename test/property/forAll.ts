import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';

const runs = Number(process.env.LECTOR_RUNS ?? 10_000);
/** The same values each time, so that a test fails for a change and not by chance; another seed looks elsewhere. */
const seed = Number(process.env.LECTOR_SEED ?? 20_261_121);
/** Far over what any case takes, and of processor time: a busy machine must not fail a test. */
const mostCpuMs = 1_000;
const mostKeptBytes = 64 * 1024 * 1024;

/**
 * A test that `check` holds for thousands of generated values: it may throw only to fail, takes no value longer than a
 * second, and keeps no memory. The seed stands in the title; `LECTOR_SEED` and `LECTOR_RUNS` set it and the number of
 * values, of which a dear check sees only a `share`. What fails is made as small as it can be and printed.
 */
export function forAll<T>(
  title: string,
  values: fc.Arbitrary<T>,
  check: (value: T) => void | Promise<void>,
  share = 1,
): void {
  const numRuns = Math.ceil(runs * share);
  it(`${title}: ${numRuns} times (LECTOR_SEED=${seed})`, async () => {
    const started = bytesKept();
    const property = fc.asyncProperty(values, async (value) => {
      const begun = process.cpuUsage();
      await check(value);
      const { user, system } = process.cpuUsage(begun);
      assert.ok((user + system) / 1000 < mostCpuMs, `took ${(user + system) / 1000} ms`);
    });
    const { stackTraceLimit } = Error;
    // With source maps a stack costs more than what is tested; bad input makes errors by the thousand.
    Error.stackTraceLimit = 2;
    await fc.assert(property, { numRuns, seed }).finally(() => (Error.stackTraceLimit = stackTraceLimit));
    const kept = bytesKept() - started;
    assert.ok(kept < mostKeptBytes, `${kept} bytes are kept`);
  });
}

function bytesKept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
