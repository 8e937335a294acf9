import { narratorName, type Cast } from '../model/cast.js';
import type { Attribution, Utterance } from '../model/utterance.js';
import { attribute, meetSpeakers } from './attribute.js';
import { draftsIn, type Draft } from './draftsIn.js';
import { fillTurns } from './fillTurns.js';
import { speechLanguageFor } from './languages/index.js';
import type { SpeechLanguage, TagWords } from './languages/speechLanguage.js';
import { lexiconOf } from './lexicon.js';
import type { Paragraph } from './paragraph.js';
import { createPeople } from './people.js';
import { quotePairOf } from './quotePairOf.js';
import { takeTurns } from './takeTurns.js';
import { talksOf, turnsOf, type Found } from './turns.js';

const unknown: Attribution = { confidence: 0, rule: 'unknown' };
const noWords: TagWords = {
  ...{ verbs: [], determiners: [], stops: [], mentions: [], copulas: [], notNames: [] },
  ...{ pronouns: {}, hints: {}, titles: {}, kinds: {} },
};

/**
 * What is said in paragraphs that follow one another, in order, and who says it: as the words show, unless a mark knows better. None in
 * a language whose quotation marks aren't known.
 */
export function findSpeakers(paragraphs: readonly Paragraph[], language: string, cast: Cast): readonly Utterance[] {
  const known = speechLanguageFor(language);
  return known ? speakersIn(paragraphs, known, cast) : [];
}

function speakersIn(paragraphs: readonly Paragraph[], language: SpeechLanguage, cast: Cast): readonly Utterance[] {
  const lexicon = lexiconOf(language.tags ?? noWords);
  const pair = quotePairOf(
    paragraphs.map(({ text }) => text),
    language.quotes,
  );
  const { hasDashes } = language;
  const stretches = paragraphs.map(({ text }, index) => draftsIn(text, index, { pair, hasDashes, lexicon }));
  const turns = turnsOf(stretches.map(({ drafts }, index) => ({ drafts, begins: paragraphs[index]?.begins ?? true })));
  const people = createPeople(cast, lexicon);
  meetSpeakers(stretches, people, lexicon);
  const found = attribute(stretches, turns, people, lexicon);
  obeyMarks(
    paragraphs,
    turns.flatMap(({ drafts }) => drafts),
    found,
    (name) => people.meet(name),
  );
  fillTurns(turns, found);
  for (const talk of talksOf(turns)) takeTurns(talk, found, people);
  return stretches
    .flatMap(({ drafts }) => drafts)
    .map((draft) => ({ paragraph: draft.paragraph, span: draft.span, ...(found.get(draft) ?? unknown) }));
}

/** A mark before or inside a quotation says who speaks it. */
function obeyMarks(
  paragraphs: readonly Paragraph[],
  drafts: readonly Draft[],
  found: Found,
  meet: (name: string) => string,
): void {
  for (const draft of drafts) {
    const speaker = paragraphs[draft.paragraph]?.marks.findLast(({ at }) => at < draft.span.end)?.speaker;
    if (speaker === undefined) continue;
    const isNarrator = speaker.toLowerCase() === narratorName;
    found.set(draft, { speaker: isNarrator ? narratorName : meet(speaker), confidence: 1, rule: 'mark' });
  }
}
