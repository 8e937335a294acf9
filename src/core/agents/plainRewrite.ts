import { matchesOf } from '../base/matchesOf.js';
import type { Opinion } from './agent.js';
import { languageWords } from './languages/index.js';
import type { LanguageWords } from './languages/languageWords.js';
import type { RewriteOrder } from './rewriter.js';

/** Characters of a sentence that one breath takes: some 25 words. Longer ones are cut where they have a joint. */
const longestSentence = 150;
/** Characters of the shortest part that is worth a sentence. */
const shortestPart = 25;
/** How sure the rules are: signs and short forms are well known, a sentence that is cut changes its melody, what is too long stays so. */
const sure = { plain: 0.85, cut: 0.75, tooLong: 0.3, unchanged: 0 };

/** Says a text plainly by rules: signs and short forms in words, brackets as commas, long sentences in two where they have a joint. */
export function plainRewrite({ text, limit, language }: RewriteOrder): Opinion<string> {
  const words = languageWords(language);
  const plain = withoutMarks(words ? inWords(text, words) : text);
  const answer = plain.replace(/[^.!?…]+[.!?…]*["”’»]*\s*/gu, (sentence) => inTwo(sentence, words?.joints ?? []));
  if (answer === text.trim() || !/[\p{L}\p{N}]/u.test(answer)) return { answer: text, confidence: sure.unchanged };
  if (answer.length > limit) return { answer, confidence: sure.tooLong };
  return { answer, confidence: answer === plain ? sure.plain : sure.cut };
}

function inWords(text: string, { signs, shortForms }: LanguageWords): string {
  let said = text;
  for (const [short, long] of Object.entries(shortForms)) said = said.replaceAll(standsAlone(short), long);
  return said.replace(/[&+%=@°/]/g, (sign) => ` ${signs[sign] ?? ' '} `);
}

function standsAlone(short: string): RegExp {
  const pattern = short.replaceAll('.', '\\.').replaceAll(' ', '\\s');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'giu');
}

/** Brackets and dashes as commas; marks that aren't spoken, and more stops than one, not at all. */
function withoutMarks(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\s*[([{](?=[^)\]}]*[)\]}])/gu, ', ')
    .replace(/[)\]}]+(?=[.,;:!?])/gu, '')
    .replace(/[)\]}]+/gu, ',')
    .replace(/\s*(?:[—―]|\s[–-]+\s|-{2,})\s*/gu, ', ')
    .replace(/[^\p{L}\p{M}\p{N}\s.,;:!?…'"’‘‚“”„«»‹›-]/gu, ' ')
    .replace(/([!?])[!?]+/gu, '$1')
    .replace(/\.{2,}|…+/gu, '…')
    .replace(/\s+([.,;:!?…])/gu, '$1')
    .replace(/,[,\s]*([.,;:!?…])/gu, '$1')
    .replace(/([.!?…;:])[,\s]*,/gu, '$1')
    .replace(/^[,\s]+|\s+$/gu, '')
    .replace(/\s+/gu, ' ');
}

/** A long sentence as two, or more where those are still long. */
function inTwo(sentence: string, joints: readonly string[]): string {
  if (sentence.trim().length <= longestSentence || isQuoting(sentence)) return sentence;
  const joint = new RegExp(`;\\s+|,\\s+(?=(?:${joints.join('|') || '(?!)'})\\s)`, 'giu');
  const middle = sentence.length / 2;
  const [best] = matchesOf(joint, sentence)
    .map(({ index, 0: match }) => ({ end: index, next: index + match.length }))
    .filter(({ end, next }) => end >= shortestPart && sentence.length - next >= shortestPart)
    .sort((a, b) => Math.abs(a.end - middle) - Math.abs(b.end - middle));
  if (!best) return sentence;
  const rest = sentence.slice(best.next);
  return `${inTwo(`${sentence.slice(0, best.end)}. `, joints)}${inTwo(rest.charAt(0).toUpperCase() + rest.slice(1), joints)}`;
}

/** A full stop inside quotation marks would tear them. */
function isQuoting(sentence: string): boolean {
  return /["“”„«»]/u.test(sentence);
}
