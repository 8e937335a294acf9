import { findOllamaRig } from '../../scripts/findOllamaRig.mjs';
import { createOllama } from '../../src/core/agents/ollama.js';
import { usualLlmEndpoint, type LlmOptions } from '../../src/core/model/agent.js';
import type { Row } from './measurement.js';
import { withRigOllama } from './withRigOllama.js';
import type { BenchWorld } from './world.js';

const timeoutMs = 120_000;

export type MeasuredLlm = LlmOptions & { readonly model: string };

/**
 * What `use` finds of each model: those of the rig, or the one that `LECTOR_LLM_MODEL` names at `LECTOR_LLM_ENDPOINT`. Beside other work one
 * of `LECTOR_LLM_THREADS` is much faster than two, which wait for each other.
 */
export async function withModels(
  world: Pick<BenchWorld, 'distDir' | 'tell'>,
  signal: AbortSignal,
  use: (llm: MeasuredLlm) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const { LECTOR_LLM_MODEL: model, LECTOR_LLM_ENDPOINT: endpoint = usualLlmEndpoint } = process.env;
  const threads = Number(process.env.LECTOR_LLM_THREADS ?? 0);
  const base = { timeoutMs, startsOllama: false, ...(threads > 0 && { tuning: { num_thread: threads } }) };
  if (model !== undefined) return use({ ...base, endpoint, model });
  const rig = findOllamaRig();
  if (rig.missing !== undefined) return [{ name: 'with a language model', skipped: rig.missing }];
  return withRigOllama(world, rig, signal, async (own) => {
    const rows: Row[] = [];
    for (const { name } of await createOllama(own).installed(signal))
      rows.push(...(await use({ ...base, endpoint: own, model: name })));
    return rows;
  });
}
