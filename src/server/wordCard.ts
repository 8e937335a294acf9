import type { Heteronym } from '../core/model/bookWords.js';
import { isAcceptedAsIs } from '../core/model/record.js';
import type { PhonemeSpan, SampleRequest } from '../core/model/sample.js';
import { commands } from '../protocol/names.js';
import type { ReadingArguments, SectionArguments, SpanArguments } from '../protocol/messages/commandArguments.js';
import { speakerLabels, stateLabels, timeText } from '../protocol/panels.js';
import type { WordPlace } from './wordAt.js';
import { t } from './texts.js';
import { told } from './told.js';

/** What a hover says of a word: Markdown with links to commands. */
export interface WordCard {
  readonly uri: string;
  readonly place: WordPlace;
  /** The word as it stands in the manuscript. */
  readonly written: string;
  readonly speech: Pick<SampleRequest, 'engine' | 'voice' | 'language'>;
  /** The words of the place's sentence; undefined while nobody knows. */
  readonly phonemes: readonly PhonemeSpan[] | undefined;
  /** Where the word is said in two ways: both, and the one that its sentence shows. */
  readonly heteronym: Heteronym | undefined;
  /** Whether a voice may be started. */
  readonly canSpeak: boolean;
}

export function wordCard(card: WordCard): string {
  return [pronunciationLine(card), ...readingLine(card), chunkLine(card), ...speakerLine(card), linksLine(card)].join(
    '\n\n',
  );
}

/** `**$5** is said “five dollars”` and how that sounds. */
function pronunciationLine({ place, written, phonemes, speech, canSpeak }: WordCard): string {
  const { start, end } = place.inSentence;
  const touched = phonemes?.filter(({ textStart, textEnd }) => textStart < end && start < textEnd) ?? [];
  const [first, last] = [touched[0], touched.at(-1)];
  const word = `**${escaped(written)}**`;
  const head = place.said === written ? word : t('{0} is said “{1}”', word, escaped(place.said));
  if (!first || !last) return phonemes || !canSpeak ? head : `${head} · ${t('its sounds are being looked up')}`;
  const spokenAsOne = place.sentence.slice(first.textStart, last.textEnd);
  const sounds = `\`/${touched.map((one) => one.phonemes).join(' ')}/\``;
  const inWords = spokenAsOne.length > end - start ? t('{0} in “{1}”', sounds, escaped(spokenAsOne)) : sounds;
  return `${head} · ${inWords} · ${escaped(speech.language)}`;
}

/** `It is said in two ways: “red” (past), as the sentence shows.` */
function readingLine({ heteronym, place, written }: WordCard): readonly string[] {
  if (!heteronym || place.said !== written) return [];
  const { reading, readings } = heteronym;
  const both = readings.map(({ alias }) => t('“{0}”', escaped(alias))).join(', ');
  return [
    reading
      ? t('Said in two ways; the sentence shows “{0}”', escaped(reading.alias))
      : t('Said in two ways, and not sure here: {0}', both),
  ];
}

/** Where the chunk stands, who spoke it, what the checks said and how long it is. */
function chunkLine({ place: { chapter, index, status }, speech }: WordCard): string {
  const { record, state, takeId } = status;
  const voice =
    takeId && record?.voice ? `${record.engine_used ?? ''} ${record.voice}` : `${speech.engine} ${speech.voice}`;
  const length = takeId && record?.duration_seconds ? [timeText(record.duration_seconds)] : [];
  const facts = [t(stateLabels[state]), escaped(voice.trim()), ...length, ...verdict(status)];
  return t('Chunk {0} of “{1}”: {2}', index + 1, escaped(chapter.title), facts.join(' · '));
}

/** `Holmes says this: named beside it (98 %)`, of whoever of the cast speaks. */
function speakerLine({ place }: WordCard): readonly string[] {
  const { speaker } = place.status.chunk;
  if (!speaker) return [];
  const percent = Math.round(speaker.confidence * 100);
  return [t('{0} says this: {1} ({2} %)', escaped(speaker.speaker), t(speakerLabels[speaker.rule]), percent)];
}

function verdict({ record, state }: WordPlace['status']): string[] {
  const last = record?.attempts.at(-1);
  const [finding] = record?.validation.findings ?? [];
  if (state === 'failed') return [escaped(told(finding?.message ?? last?.message ?? t('it could not be spoken')))];
  if (state !== 'ready') return [];
  if (record && isAcceptedAsIs(record)) return [t('accepted as it is')];
  return [finding ? t('to review: {0}', escaped(told(finding.message))) : t('checks passed')];
}

/** One line a link, in the order they are shown. */
function linksLine({ uri, place, heteronym, canSpeak }: WordCard): string {
  const { chunk, state, takeId } = place.status;
  const isUnderWay = state === 'queued' || state === 'speaking';
  const links = [
    canSpeak && link(t('Hear this word'), commands.hearPronunciation, [uri, place.span]),
    canSpeak && link(t('Say it otherwise…'), commands.addPronunciation, [uri, place.span]),
    canSpeak &&
      heteronym &&
      link(t('Change reading…'), commands.changeReading, [{ kind: 'reading', uri, place: heteronym }]),
    (canSpeak || takeId) && link(t('Play from here'), commands.playSection, [uri, place.span]),
    canSpeak && state !== 'ready' && !isUnderWay && link(t('Narrate'), commands.narrateSection, [uri, chunk.span]),
  ];
  return links.filter((one) => typeof one === 'string').join(' · ');
}

function link(title: string, command: string, args: SpanArguments | SectionArguments | ReadingArguments): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}

/** A manuscript's own characters must not become markup, links or icons. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&');
}
