import type { EngineInfo } from '../core/model/engineInfo.js';
import type { LectorSlot } from './lectorSlot.js';

/** What is known of an engine; nothing of one that isn't there, or of none in particular. */
export async function engineNamed(lector: LectorSlot, id: string): Promise<Partial<EngineInfo>> {
  const engines = await lector.use((core) => core.engines());
  return engines.find((engine) => engine.id === id) ?? {};
}
