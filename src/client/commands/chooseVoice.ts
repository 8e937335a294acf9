import { ConfigurationTarget, l10n, workspace } from 'vscode';
import type { EnginesResult, VoiceView } from '../../protocol/messages/engines.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands, settings } from '../../protocol/names.js';
import type { Services } from '../services.js';
import { setting } from '../settings.js';
import { downloadsOf } from '../voices/downloads.js';
import { pickVoice, type VoiceWish } from '../voices/pickVoice.js';
import { isSameVoice } from '../voices/voiceItems.js';
import type { Command } from './command.js';
import { pullModel } from './downloadVoice.js';

/** Picks engine and voice from all that can speak, heard before they are chosen, and downloads what isn't here yet. */
export const chooseVoice: Command = {
  id: commands.chooseVoice,
  async run(services) {
    const voice = await pickReadyVoice(services);
    if (!voice) return;
    await setHere(settings.engine, voice.engine);
    await setHere(settings.voice, voice.voice);
    // What is narrated the moment after has it already.
    await services.session.sendSettings();
  },
};

/** Lets a person pick a voice that can speak now: one that isn't here is fetched first. Undefined where they don't. */
export async function pickReadyVoice(
  services: Services,
  wish: VoiceWish = { title: l10n.t('Choose the voice that reads'), isChosen },
): Promise<VoiceView | undefined> {
  const offered = await services.session.request(methods.engines, null, services.lifetime);
  const first = await pickVoice(services, offered, wish, true);
  const all = first === 'more' ? await catalogued(services, offered) : offered;
  const voice = first === 'more' ? await pickVoice(services, all, wish, false) : first;
  if (voice === undefined || voice === 'more') return undefined;
  const download = downloadsOf(all).find(({ voices }) => voices.includes(voice));
  if (download && !(await pullModel(services, download))) return undefined;
  services.ownVoices.chosen(voice);
  return voice;
}

/** The voices of Piper's catalogue that are not offered by themselves. */
async function catalogued({ session, lifetime }: Services, { voices }: EnginesResult): Promise<EnginesResult> {
  const whole = await session.request(methods.engines, { isWhole: true }, lifetime);
  const isOffered = (voice: VoiceView) => voices.some((other) => isSameVoice(voice, other));
  return { ...whole, voices: whole.voices.filter((voice) => !isOffered(voice)) };
}

function isChosen({ engine, voice }: VoiceView): boolean {
  return setting<string>(settings.engine, '') === engine && setting<string>(settings.voice, '') === voice;
}

/** Sets where the setting is set already, so that the choice takes effect; else for the person. */
async function setHere(id: string, value: string): Promise<void> {
  const configuration = workspace.getConfiguration(settings.section);
  const isInWorkspace = configuration.inspect(id)?.workspaceValue !== undefined;
  await configuration.update(id, value, isInWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}
