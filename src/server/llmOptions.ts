import { usualLlmEndpoint, type LlmOptions } from '../core/model/agent.js';
import type { InitializationOptions } from '../protocol/messages/settings.js';

/** What the settings say of a language model; undefined where none is wanted, and in Restricted Mode, where nothing is asked. */
export function llmOptions({
  settings,
  trusted,
}: Pick<InitializationOptions, 'settings' | 'trusted'>): LlmOptions | undefined {
  const { aiProvider, aiModel, aiEndpoint, aiTimeout, aiStart, aiOptions } = settings;
  if (!trusted || aiProvider === 'none' || aiModel === '') return undefined;
  return {
    endpoint: aiEndpoint === '' ? usualLlmEndpoint : aiEndpoint,
    model: aiModel,
    timeoutMs: aiTimeout * 1000,
    startsOllama: aiStart,
    tuning: aiOptions,
  };
}
