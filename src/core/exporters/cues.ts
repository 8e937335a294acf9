import { matchesOf } from '../base/matchesOf.js';
import { oneLine } from '../base/oneLine.js';
import type { ChapterTimeline, PlacedSpeech } from '../model/timeline.js';

/** A text that is shown from `start` to `end`, in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two lines of 42 characters, which the BBC's and Netflix's guidelines for subtitles take for the most that is read in time. */
const longestCue = 84;
/** In seconds; nobody reads what is shown for less. */
const shortestCue = 0.3;

/** A chapter's sentences as subtitles: in order, none over another, long sentences in parts of about the same length. */
export function cuesOf({ pieces }: ChapterTimeline): readonly Cue[] {
  return pieces.flatMap(({ sentences, words }) =>
    sentences.flatMap((sentence) => cutSentence({ ...sentence, text: oneLine(sentence.text) }, words)),
  );
}

function cutSentence({ start, end, text }: PlacedSpeech, words: readonly PlacedSpeech[]): readonly Cue[] {
  if (text === '') return [];
  const cuts = cutPlaces(text);
  const times = wordTimes(
    text,
    words.filter((word) => word.start >= start && word.start < end),
  );
  const secondsAt = (place: number) =>
    times.find((time) => time.place >= place && time.place <= place + 1)?.start ??
    start + ((end - start) * place) / text.length;
  const cues: Cue[] = [];
  let [from, fromSeconds] = [0, start];
  for (const place of cuts) {
    const seconds = secondsAt(place);
    if (seconds - fromSeconds < shortestCue || end - seconds < shortestCue) continue;
    cues.push({ start: fromSeconds, end: seconds, text: text.slice(from, place).trim() });
    [from, fromSeconds] = [place, seconds];
  }
  return [...cues, { start: fromSeconds, end, text: text.slice(from).trim() }];
}

/** The spaces at which a text falls into as few parts as it can, each as near to the same length as words allow. */
function cutPlaces(text: string): readonly number[] {
  const parts = Math.ceil(text.length / longestCue);
  const spaces = matchesOf(/ /g, text).map(({ index }) => index);
  const cuts: number[] = [];
  for (let part = 1; part < parts; part++) {
    const wanted = (text.length * part) / parts;
    const after = spaces.filter((space) => space > (cuts.at(-1) ?? 0));
    if (after.length === 0) break;
    cuts.push(after.reduce((best, space) => (Math.abs(space - wanted) < Math.abs(best - wanted) ? space : best)));
  }
  return cuts;
}

/** Where the words stand in a text that holds them in this order. */
function wordTimes(text: string, words: readonly PlacedSpeech[]) {
  const times: { readonly place: number; readonly start: number }[] = [];
  let from = 0;
  for (const { text: word, start } of words) {
    const place = text.indexOf(oneLine(word), from);
    if (place < 0) continue;
    times.push({ place, start });
    from = place + 1;
  }
  return times;
}
