import type { ReadingRule } from '../heteronyms.js';
import { adverb, be, ending, have, modal, to } from './sentenceParts.js';

/** Who is before a verb after these is made, let or asked to do it, or only might. */
const asked =
  'did|does|do|will|would|shall|should|can|could|may|might|must|let|make|made|makes|hear|heard|see|saw|help|helped|that|if|lest';

/** One person who did it: after *he* and *she*, what stands in no dictionary form but the past is said so. */
const he = String.raw`(?<!\b(?:${asked})\s+)\b(?:he|she)\s+${adverb}`;

/** Words with a capital that are nobody's name. */
const nobody =
  'You|We|They|Who|Please|Then|Now|And|But|Or|So|Just|First|Next|To|Not|Never|Always|Often|Those|These|Some|Many|Few|All|Both|People|Men|Women|Children|Boys|Girls|When|Where|Why|How|If|As|What|Must|May|Let';

/** One person by name: “the White Rabbit read”, “Holmes read”. Capitals count. */
const name = new RegExp(
  String.raw`(?<!\b(?:${asked}|D(?:id|oes|o)|W(?:ill|ould)|Sh(?:all|ould)|C(?:an|ould)|M(?:ay|ight|ust)|Let|and|or)\s+(?:the\s+)?(?:\p{Lu}\p{L}+\s+)?)(?<![\p{L}-])(?!(?:${nobody})\s)\p{Lu}\p{Ll}+\s+$`,
  'u',
);

/** Somebody who did something just before, in the same sentence: “she turned to the light and read”. */
const alsoDid = new RegExp(
  String.raw`(?:\b(?:he|she|then)|\p{Lu}\p{Ll}+|,)\s+(?:\p{L}+ly\s+)?\p{L}+ed\b(?:(?!\bto\s+(?!(?:the|an?|his|her|my|their|its)\b)|\b(?:can|could|will|would|may|might|must|should|let|did)\b)[^.;:!?])*\band\s+$`,
  'u',
);

/** What tells how *read* is said. eSpeak NG knows the plain perfect and passive by itself. */
export const readRules: readonly ReadingRule[] = [
  { part: 'verb', before: ending(modal, to) },
  { part: 'past', before: ending(have, be) },
  {
    part: 'past',
    before: ending(String.raw`\b(?:have|has|had|having|['’]ve)\s+(?:so|very|quite)\s+\p{L}+\s+`),
    isImposed: true,
  },
  { part: 'past', before: ending(he), isImposed: true },
  { part: 'past', before: name, isImposed: true },
  { part: 'past', before: alsoDid, isImposed: true },
];
