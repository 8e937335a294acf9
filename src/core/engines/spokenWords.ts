import type { EspeakEvent, Utterance } from './espeakNg.js';
import { writtenWords, type WrittenWord } from './writtenWords.js';

/** One or more written words that eSpeak NG speaks as one (“of the”), or one that it speaks as many (“1912”). */
export interface SpokenWord {
  /** Half-open UTF-16 offsets into the text, without punctuation at the edges. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Seconds from the start of eSpeak NG's own audio, to the millisecond. */
  readonly start: number;
  readonly end: number;
  /** IPA; spaces where one written word is spoken as several. */
  readonly phonemes: string;
  /** Whether a clause ends with the word. */
  readonly endsClause: boolean;
}

type Sound = Pick<SpokenWord, 'start' | 'end' | 'phonemes' | 'endsClause'> & {
  /** UTF-16 offset where eSpeak NG says the word begins; it may be a character or two beside it. */
  readonly at: number;
};

/** Ties what eSpeak NG said to the words of `text`: in order, without overlap, every letter in a word that was said. */
export function spokenWords(text: string, utterance: Pick<Utterance, 'heard' | 'events'>): readonly SpokenWord[] {
  const written = writtenWords(text);
  const sounds = soundsOf(utterance);
  const owners = ownersOf(sounds, written);
  const spoken: SpokenWord[] = [];
  sounds.forEach(({ start, end, phonemes, endsClause }, index) => {
    const owner = owners[index] ?? 0;
    const word = written[owner];
    if (!word) return;
    const last = spoken.at(-1);
    const after = owners[index + 1] ?? written.length;
    const textEnd = written.slice(owner + 1, after).findLast((next) => next.hasLetters)?.end ?? word.end;
    if (last && owners[index - 1] === owner) {
      spoken[spoken.length - 1] = { ...last, end, phonemes: `${last.phonemes} ${phonemes}`, endsClause, textEnd };
    } else {
      const first = index === 0 ? written.find((before) => before.hasLetters) : undefined;
      const textStart = Math.min(word.start, first?.start ?? word.start);
      spoken.push({ textStart, textEnd, start, end, phonemes, endsClause });
    }
  });
  return spoken;
}

interface OpenSound {
  readonly at: number;
  readonly start: number;
  readonly phonemes: string;
  /** Where the pause after the last phoneme begins; undefined while none has come. */
  readonly pauseAt: number | undefined;
}

/** Groups the events into what was said word by word. A word ends where a pause follows its last phoneme. */
function soundsOf({ heard, events }: Pick<Utterance, 'heard' | 'events'>): readonly Sound[] {
  const sounds: Sound[] = [];
  let open: OpenSound | undefined;
  const close = (seconds: number, endsClause: boolean) => {
    if (open && open.phonemes !== '') {
      const { at, start, phonemes, pauseAt } = open;
      sounds.push({ at, start, end: pauseAt ?? seconds, phonemes, endsClause });
    }
    open = undefined;
  };
  const last = heard.offsets.at(-1) ?? 0;
  for (const event of events) {
    if (event.kind === 'word') {
      close(event.seconds, false);
      open = { at: heard.offsets[event.at] ?? last, start: event.seconds, phonemes: '', pauseAt: undefined };
    } else if (event.kind === 'end') {
      close(event.seconds, true);
    } else if (event.kind === 'phoneme' && open) {
      open = hear(open, event);
    }
  }
  close(events.at(-1)?.seconds ?? 0, true);
  return sounds;
}

/** An empty phoneme is a pause: before the first one it is a glottal stop, between two it is part of the word. */
function hear(open: OpenSound, { phoneme, seconds }: EspeakEvent): OpenSound {
  if (phoneme !== '') return { ...open, phonemes: open.phonemes + phoneme, pauseAt: undefined };
  return open.phonemes === '' ? open : { ...open, pauseAt: open.pauseAt ?? seconds };
}

/** The index of the written word that each sound belongs to; never falls. */
function ownersOf(sounds: readonly Sound[], written: readonly WrittenWord[]): readonly number[] {
  const indexAt = (offset: number) => written.findIndex(({ to }) => offset < to);
  const owners: number[] = [];
  for (const [index, { at }] of sounds.entries()) {
    const found = indexAt(at);
    const word = written[found] ?? written.at(-1);
    let owner = found < 0 ? written.length - 1 : found;
    const following = sounds[index + 1];
    const isBetween = word !== undefined && at < word.from;
    if (isBetween && owner > 0 && following && indexAt(following.at) === owner && following.at >= word.from) owner--;
    owners.push(Math.max(owner, owners.at(-1) ?? 0));
  }
  return owners;
}
