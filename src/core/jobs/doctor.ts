import path from 'node:path';
import { isLectorError, messageOf } from '../base/errors.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { isSameLlm } from '../model/agent.js';
import type { EngineInfo, VoiceInfo } from '../model/engineInfo.js';
import type { DoctorCheck } from '../model/report.js';
import { isInstalled } from '../engines/models.js';
import { pocketPreflight } from '../engines/pocketPreflight.js';
import { earModels } from './earModels.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { bytesOf } from './statusOfModels.js';

const oldestNode = 20;

/** What an engine outside of Lector needs, by its id, looked at part by part. */
const preflights: Readonly<Record<string, typeof pocketPreflight | undefined>> = { 'pocket-tts': pocketPreflight };

/** Looks at everything that narration needs, by using it, and says how to get what is missing. */
export async function doctor(world: JobWorld, signal: AbortSignal): Promise<readonly DoctorCheck[]> {
  const checks = [checkNode()];
  for (const engine of world.engines) {
    throwIfCancelled(signal);
    if (engine.unavailable !== undefined) {
      checks.push({ ...checkOf(engine), ok: false, detail: engine.unavailable });
      continue;
    }
    checks.push(...((await preflights[engine.id]?.(engine, world.modelsDir, signal)) ?? []));
    const voice = await findInstalled(world, engine);
    if (voice) checks.push(await checkSpeech(world, engine.id, voice.id, voice.language, engine.embedded, signal));
  }
  checks.push(await checkEars(world), await checkLlm(world, signal));
  for (const model of world.models) {
    const ok = await isInstalled(model, world.modelsDir);
    if (model.isCatalogued && !ok) continue;
    const megabytes = Math.round(bytesOf(model) / 1e6);
    checks.push({
      id: `model-${model.id}`,
      name: `Model ${model.name}`,
      ok,
      required: false,
      detail: ok ? path.join(world.modelsDir, model.id) : `not installed (${megabytes} MB, ${model.licence})`,
      ...(ok ? {} : { nextStep: `lector models pull ${model.id}` }),
    });
  }
  return checks;
}

function checkOf({ id, embedded }: Pick<EngineInfo, 'id' | 'embedded'>) {
  return { id: `engine-${id}`, name: `Engine ${id}`, required: embedded };
}

async function checkEars({ models, modelsDir }: JobWorld): Promise<DoctorCheck> {
  const found = await earModels(models, modelsDir);
  const base = { id: 'ears', name: 'Ears', ok: found.length > 0, required: false };
  if (base.ok) return { ...base, detail: found.map(({ id }) => id).join(', ') };
  return { ...base, detail: `no Whisper in ${modelsDir}`, nextStep: 'See docs/hearing.md.' };
}

/** Asks nothing of anybody where no model is set. */
async function checkLlm({ llm }: JobWorld, signal: AbortSignal): Promise<DoctorCheck> {
  const base = { id: 'llm', name: 'Language model', ok: false, required: false };
  if (llm?.model === undefined) return { ...base, detail: 'none is set: rules answer', nextStep: 'See docs/llm.md.' };
  const { model, server } = llm;
  try {
    const installed = await server.installed(signal);
    if (installed.some(({ name }) => isSameLlm(name, model))) return { ...base, ok: true, detail: model };
    return { ...base, detail: `Ollama has no model ${model}`, nextStep: `ollama pull ${model}` };
  } catch (error) {
    throwIfCancelled(signal);
    return {
      ...base,
      detail: messageOf(error),
      ...(isLectorError(error) && error.nextStep ? { nextStep: error.nextStep } : {}),
    };
  }
}

function checkNode(): DoctorCheck {
  const version = process.versions.node;
  const ok = Number(version.split('.')[0]) >= oldestNode;
  const nextStep = ok ? {} : { nextStep: `Install Node ${oldestNode} or newer.` };
  return { id: 'node', name: 'Node', ok, required: true, detail: version, ...nextStep };
}

async function findInstalled(world: JobWorld, engine: EngineInfo): Promise<VoiceInfo | undefined> {
  for (const voice of engine.voices) {
    if (await isVoiceInstalled(world, { engine, voice })) return voice;
  }
  return undefined;
}

/** Speaks a few words for real. */
async function checkSpeech(
  world: JobWorld,
  engine: string,
  voice: string,
  language: string,
  required: boolean,
  signal: AbortSignal,
): Promise<DoctorCheck> {
  const base = checkOf({ id: engine, embedded: required });
  const request = { engine, voice, language, rate: 1, text: 'One, two, three.' };
  try {
    const { speech } = await world.pool.speak({ engine, request, priority: 0, expectedSeconds: 2 }, signal);
    const seconds = (speech.samples.length / speech.sampleRate).toFixed(1);
    return { ...base, ok: speech.samples.length > 0, detail: `${voice} spoke ${seconds} s at ${speech.sampleRate} Hz` };
  } catch (error) {
    throwIfCancelled(signal);
    const nextStep = isLectorError(error) && error.nextStep ? { nextStep: error.nextStep } : {};
    return { ...base, ok: false, detail: messageOf(error), ...nextStep };
  }
}
