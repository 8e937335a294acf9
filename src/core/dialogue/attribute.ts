import { matchesOf } from '../base/matchesOf.js';
import type { Attribution } from '../model/utterance.js';
import { calledByTitle } from './addressees.js';
import type { Stretch } from './draftsIn.js';
import type { Lexicon } from './lexicon.js';
import type { People } from './people.js';
import { readSubject } from './readSubject.js';
import { createScene, type Scene } from './scene.js';
import type { Tag } from './tags.js';
import type { Found, Turn } from './turns.js';

const sentence = /[^.!?…]+(?:[.!?…]+|$)/gu;
const word = /\p{L}+/gu;
/** What somebody does tells less where the text only says he. */
const actionByPronoun = 0.85;

/** Those whom a text names as speakers: who else stands in it may be a place. Their pronouns are learned from what stands beside them. */
export function meetSpeakers(stretches: readonly Stretch[], people: People, lexicon: Lexicon): void {
  for (const { tag, words } of stretches.flatMap(({ drafts }) => drafts)) {
    if (tag?.kind === 'tag' && tag.subject.kind === 'person') people.meet(tag.subject.text);
    for (const name of calledByTitle(words, lexicon)) people.meet(name);
  }
  for (const text of stretches.flatMap(({ narration }) => narration)) {
    for (const { 0: each } of matchesOf(sentence, text)) learn(each, people, lexicon);
  }
}

/** The first pronoun behind a name in its sentence is most often for its bearer. */
function learn(text: string, people: People, lexicon: Lexicon): void {
  for (const { index } of matchesOf(word, text)) {
    const found = readSubject(text, index, lexicon);
    const person = found?.subject.kind === 'person' ? people.find(found.subject.text) : undefined;
    if (!found || person === undefined) continue;
    for (const { 0: next } of matchesOf(word, text.slice(found.end))) {
      const pronoun = lexicon.hints.get(next) ?? lexicon.pronouns.get(next);
      if (pronoun && pronoun !== 'I' && pronoun !== 'they') {
        people.hint(person, pronoun);
        return;
      }
    }
    return;
  }
}

/** Who says what stands beside a name, a pronoun or somebody’s action. */
export function attribute(
  stretches: readonly Stretch[],
  turns: readonly Turn[],
  people: People,
  lexicon: Lexicon,
): Found {
  const found: Found = new Map();
  const scene = createScene(people);
  const turnOf = new Map(turns.flatMap((turn) => turn.drafts.map((draft) => [draft, turn] as const)));
  const spoken: (string | undefined)[] = [];
  for (const { drafts, narration } of stretches) {
    scene.next();
    narration.forEach((text, index) => {
      mention(text, scene, people, lexicon);
      const draft = drafts[index];
      if (!draft) return;
      const turn = turnOf.get(draft);
      const isReply = turn?.drafts[0] === draft && draft.isFirst && turn.gap === 0 && !turn.begins;
      const attribution = draft.tag && byTag(draft.tag, scene, people, isReply);
      if (attribution) found.set(draft, attribution);
      if (attribution?.speaker !== undefined) scene.mention(attribution.speaker);
      if (turn?.drafts[0] !== draft && attribution?.speaker === undefined) return;
      const guessed = attribution?.speaker ?? (isReply && !attribution ? spoken.at(-2) : undefined);
      spoken.push(guessed);
      scene.spoke(guessed);
    });
  }
  return found;
}

function mention(text: string, scene: Scene, people: People, lexicon: Lexicon): void {
  for (const { 0: each } of matchesOf(sentence, text)) {
    const begin = each.search(/\p{L}/u);
    const found = begin < 0 ? undefined : readSubject(each, begin, lexicon);
    const person = found?.subject.kind === 'person' ? people.find(found.subject.text) : undefined;
    if (person !== undefined) scene.mention(person);
  }
}

function byTag(
  { kind, subject, confidence }: Tag,
  scene: Scene,
  people: People,
  isReply: boolean,
): Attribution | undefined {
  const isTag = kind === 'tag';
  if (subject.kind === 'person') {
    const speaker = isTag ? people.meet(subject.text) : people.find(subject.text);
    return speaker === undefined ? undefined : { speaker, confidence, rule: kind };
  }
  if (subject.pronoun === 'I') {
    return isTag ? { speaker: people.meet('I'), confidence, rule: 'pronoun' } : undefined;
  }
  if (subject.pronoun === 'they') return isTag ? { confidence: 0, rule: 'pronoun' } : undefined;
  const meant = scene.meant(subject.pronoun, isReply);
  if (isTag) return meant;
  return meant.speaker === undefined
    ? undefined
    : { speaker: meant.speaker, confidence: meant.confidence * actionByPronoun, rule: 'action' };
}
