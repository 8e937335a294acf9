import type { Memento } from 'vscode';
import type { VoiceView } from '../../protocol/messages/engines.js';

type Voice = Pick<VoiceView, 'engine' | 'voice'>;

/** The voices that a person marked and those chosen lately, in all windows and after restarts. */
export interface OwnVoices {
  isFavourite(voice: Voice): boolean;
  toggleFavourite(voice: Voice): void;
  /** 0 for the one chosen last; undefined where it was not chosen lately. */
  recency(voice: Voice): number | undefined;
  chosen(voice: Voice): void;
}

const favouritesKey = 'voices.favourites';
const recentKey = 'voices.recent';
/** As many as are seen without scrolling the list. */
const keptRecent = 5;

export function createOwnVoices(state: Memento): OwnVoices {
  const read = (key: string): readonly string[] => state.get<readonly string[]>(key, []);
  return {
    isFavourite: (voice) => read(favouritesKey).includes(idOf(voice)),
    toggleFavourite(voice) {
      const [id, all] = [idOf(voice), read(favouritesKey)];
      void state.update(favouritesKey, all.includes(id) ? all.filter((other) => other !== id) : [...all, id]);
    },
    recency(voice) {
      const place = read(recentKey).indexOf(idOf(voice));
      return place < 0 ? undefined : place;
    },
    chosen(voice) {
      const id = idOf(voice);
      void state.update(recentKey, [id, ...read(recentKey).filter((other) => other !== id)].slice(0, keptRecent));
    },
  };
}

function idOf({ engine, voice }: Voice): string {
  return `${engine}/${voice}`;
}
