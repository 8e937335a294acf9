import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostReply, HostRequest } from '../../../src/core/engines/hostMessages.js';
import { glued } from '../../helpers/glued.js';
import { seededRandom } from '../../helpers/seededRandom.js';
import { takeFaults } from '../../helpers/takeFaults.js';
import type { Harm } from '../faultPlan.js';
import type { HarmedRequest } from '../faultyPool.js';

type Speech = Extract<HostReply, { readonly kind: 'spoke' }>['speech'];

const deaths = [
  () => process.kill(process.pid, 'SIGKILL'),
  () => process.kill(process.pid, 'SIGSEGV'),
  () => process.exit(1),
];
const garbage = ['garbage', 'noise', 'not a number'];

// The real engineHost program, which hears each message after what follows here, and sends its answers through it.
await import(pathToFileURL(path.resolve(process.env.LECTOR_REAL_DIST ?? '', 'engineHost.mjs')).href);

const leakBytes = Number(process.env.LECTOR_LEAK_MB) * 2 ** 20;
const leaked: Buffer[] = [];
let request: HarmedRequest | undefined;
process.prependListener('message', (message: unknown) => {
  const asked = message as HostRequest;
  if (asked.kind !== 'speak') return;
  request = asked.request;
  const { harm } = request;
  leaked.push(Buffer.alloc(leakBytes, 1));
  if (harm?.fault === 'crash') deaths[harm.seed % deaths.length]?.();
  if (harm?.fault === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});

const send = process.send?.bind(process) as (...reply: readonly unknown[]) => boolean;
process.send = (reply: HostReply, ...rest: readonly unknown[]) =>
  send(
    reply.kind === 'spoke' && request?.harm ? { ...reply, speech: harmed(reply.speech, request.harm) } : reply,
    ...rest,
  );

function harmed(speech: Speech, harm: Harm): Speech {
  const take = { ...speech, text: request?.text ?? '', charsPerSecond: 0 };
  const random = seededRandom(harm.seed);
  for (const id of damagesOf(harm)) {
    const change = takeFaults.find((fault) => fault.id === id)?.harm(take, random);
    if (change) return { ...speech, ...change };
  }
  return { ...speech, samples: glued(speech.samples, speech.samples, speech.samples) };
}

/** What damages a take so, as `test/helpers/takeFaults.ts` names it; the next one where a take is too short for the first. */
function damagesOf({ fault, seed }: Harm): readonly (string | undefined)[] {
  if (fault === 'garbage') return [garbage[seed % garbage.length]];
  return fault === 'truncation' ? ['cut, words timed', 'cut, words not timed'] : [fault];
}
