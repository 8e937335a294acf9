import { ConfigurationTarget, QuickPickItemKind, window, workspace, type QuickPickItem } from 'vscode';
import { methods, type EnginesResult, type VoiceView } from '../../protocol/messages.js';
import { commands, settings } from '../../protocol/names.js';
import { setting } from '../settings.js';
import { sizeText } from '../statusText.js';
import type { Command } from './command.js';
import { pullVoice } from './downloadVoice.js';

interface VoiceItem extends QuickPickItem {
  readonly voice?: VoiceView;
}

/** Picks engine and voice from all that can speak, and downloads the voice where it isn't here yet. */
export const chooseVoice: Command = {
  id: commands.chooseVoice,
  async run(services) {
    const items = services.session.request(methods.engines, null, services.lifetime).then(voiceItems);
    const choice = await window.showQuickPick(items, {
      title: 'Choose the voice that reads',
      placeHolder: 'Type a name, a language or an engine',
      matchOnDescription: true,
      matchOnDetail: true,
      // The walkthrough takes the focus back when its step is done.
      ignoreFocusOut: true,
    });
    const voice = choice?.voice;
    if (!voice || (!voice.installed && !(await pullVoice(services, voice)))) return;
    await setHere(settings.engine, voice.engine);
    await setHere(settings.voice, voice.voice);
  },
};

function voiceItems({ engines, voices }: EnginesResult): VoiceItem[] {
  return engines.flatMap((engine) => {
    const own = voices.filter((voice) => voice.engine === engine.id);
    const heading: VoiceItem = { label: engine.name, kind: QuickPickItemKind.Separator };
    return own.length > 0 ? [heading, ...own.map(voiceItem)] : [];
  });
}

function voiceItem(voice: VoiceView): VoiceItem {
  const isChosen =
    setting<string>(settings.engine, '') === voice.engine && setting<string>(settings.voice, '') === voice.voice;
  const where = voice.installed ? 'installed' : `download ${sizeText(voice.bytes)}`;
  return {
    label: `$(${isChosen ? 'check' : voice.installed ? 'unmute' : 'cloud-download'}) ${voice.name}`,
    description: `${voice.language} · ${where}${isChosen ? ' · chosen' : ''}`,
    detail: `${voice.voice} · ${voice.licence}`,
    voice,
  };
}

/** Sets where the setting is set already, so that the choice takes effect; else for the person. */
async function setHere(id: string, value: string): Promise<void> {
  const configuration = workspace.getConfiguration(settings.section);
  const isInWorkspace = configuration.inspect(id)?.workspaceValue !== undefined;
  await configuration.update(id, value, isInWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}
