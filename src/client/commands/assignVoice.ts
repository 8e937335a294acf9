import { l10n, window, type QuickPickItem } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import type { CastResult, SpeakerItem } from '../../protocol/messages/cast.js';
import { commands } from '../../protocol/names.js';
import { bookAsked } from '../bookAsked.js';
import { editBookFile } from '../editBookFile.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { canonical } from '../uris.js';
import type { Command } from './command.js';
import { pickReadyVoice } from './chooseVoice.js';

/** Gives somebody who speaks in the book a voice, heard with a line of theirs before it is chosen. Argument: the book's row. */
export const assignVoice: Command = {
  id: commands.assignVoice,
  async run(services, ...given) {
    if (!(await requireTrust(l10n.t('Giving a speaker a voice')))) return;
    const { session, lifetime } = services;
    const uri = await bookAsked(services, given[0], l10n.t('Who speaks in which book?'));
    if (uri === undefined) return;
    if (uri.startsWith('untitled:')) {
      void window.showInformationMessage(l10n.t('Save the text first: a cast stands in lector.yaml beside it.'));
      return;
    }
    const cast = await session.request(methods.cast, { uri }, lifetime);
    const speaker = await pickSpeaker(cast);
    const voice = speaker && (await voiceFor(services, speaker));
    if (!voice) return;
    const edit = await session.request(
      methods.castEdit,
      { uri, name: speaker.name, voice: `${voice.engine}/${voice.voice}` },
      lifetime,
    );
    const counts = await editBookFile(edit);
    const told = l10n.t('{0} is spoken by {1}. The next narration speaks what has changed.', speaker.name, voice.name);
    void window.showInformationMessage(counts ? told : l10n.t('Save {0}: its settings count then.', 'lector.yaml'));
  },
};

type Chosen = Pick<SpeakerItem, 'name' | 'voice' | 'sample'>;

async function pickSpeaker({ speakers, title }: CastResult): Promise<Chosen | undefined> {
  const items = speakers.map((speaker): QuickPickItem & { readonly speaker?: SpeakerItem } => ({
    label: speaker.name,
    description: [linesText(speaker), speaker.voice ?? l10n.t('the narrator’s voice')].join(' · '),
    ...(speaker.sample && { detail: speaker.sample.text }),
    speaker,
  }));
  const other = { label: `$(add) ${l10n.t('Another name…')}`, alwaysShow: true };
  const chosen = await window.showQuickPick([...items, other], {
    title: l10n.t('Who of “{0}” gets a voice?', title),
    matchOnDetail: true,
  });
  if (!chosen || 'speaker' in chosen) return chosen?.speaker;
  const name = await window.showInputBox({
    title: l10n.t('Whose voice?'),
    prompt: l10n.t('The name that stands beside what they say'),
    validateInput: (text) => (/\p{L}/u.test(text) ? undefined : l10n.t('A name has letters.')),
  });
  return name === undefined ? undefined : { name: name.trim() };
}

function linesText({ lines, doubtful }: SpeakerItem): string {
  if (doubtful === 0) return l10n.t('lines: {0}', lines);
  return l10n.t('lines: {0}, not sure: {1}', lines, doubtful);
}

function voiceFor(services: Services, { name, voice: own, sample }: Chosen) {
  return pickReadyVoice(services, {
    title: l10n.t('Choose the voice of {0}', name),
    isChosen: ({ engine, voice }) => own === voice || own === `${engine}/${voice}`,
    ...(sample && { words: { uri: canonical(sample.uri), span: sample.span } }),
  });
}
