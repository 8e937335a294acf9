import { matchesOf } from '../base/matchesOf.js';
import type { Patch, PatchKind } from '../model/patch.js';
import { address } from './address.js';
import { engineRefusal } from './engineRefusal.js';
import { hidden } from './hidden.js';
import { metadataRefusal } from './metadataRefusal.js';
import { pronunciationRefusal } from './pronunciationRule.js';
import { sayMark } from './sayMark.js';
import { settingRefusal } from './settingRefusal.js';

/** A rule that no proposed change of a manuscript's words may break. */
interface Rule {
  readonly says: string;
  readonly isBroken: (before: string, after: string) => boolean;
}

const longest = 4_000;
const tag = /<[a-z!/?]/iu;
/** What Markdown does something with, beside emphasis and quotes: code, links, notes, entities, tags, tables. */
const markup = /`[^`]*`|!?\[[^\]]*\]\([^)]*\)|\[[^\]]*\]|<[^>]*>|&#?\w+;|https?:\/\/\S+|[`[\]<>|\\{}$]/giu;
/** What makes a line something else than a line of its paragraph. */
const lineStart =
  /^[ \t]*(?:#{1,6}(?=\s|$)|>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|`{3}|~{3}|(?:[-*_][ \t]*){3,}$|={1,}[ \t]*$|\|| {4}|\t)/gmu;

const rules: readonly Rule[] = [
  { says: 'it changes nothing', isBroken: (before, after) => before === after },
  { says: 'it leaves no words', isBroken: (_, after) => !/[\p{L}\p{N}]/u.test(after) },
  { says: 'it is too long', isBroken: (_, after) => after.length > longest },
  { says: 'it holds characters that nobody sees', isBroken: (_, after) => hidden.test(after) },
  { says: 'it adds an address', isBroken: (before, after) => count(address, after) > count(address, before) },
  { says: 'it adds HTML', isBroken: (before, after) => count(tag, after) > count(tag, before) },
  {
    says: 'it changes code, a link, a note or other markup',
    isBroken: (before, after) => marksIn(markup, before) !== marksIn(markup, after),
  },
  { says: 'it adds a line break', isBroken: (before, after) => count(/\r?\n|\r/u, after) > count(/\r?\n|\r/u, before) },
  {
    says: 'it opens or tears emphasis',
    isBroken: (before, after) => isTorn(count(/[*_~]/u, before), count(/[*_~]/u, after)),
  },
  {
    says: 'it makes a heading, a list, a quotation or code of a line',
    isBroken: (before, after) => marksIn(lineStart, before) !== marksIn(lineStart, after),
  },
];

/**
 * Why a patch may not be staged or applied; undefined where it may. What an agent answers is data: whatever it was told to do, its
 * words stay plain words of their paragraph, those that are only said stay in `lector-say` marks, and a pronunciation is one that is added.
 */
export function refusalOf({ kind, before, after }: Pick<Patch, 'kind' | 'before' | 'after'>): string | undefined {
  return refusals[kind](before, after);
}

/** A rule of each kind of patches: why it may not be, or undefined. */
const refusals: Readonly<Record<PatchKind, (before: string, after: string) => string | undefined>> = {
  manuscript: ruleBroken,
  spoken: spokenRefusal,
  engine: engineRefusal,
  setting: settingRefusal,
  metadata: metadataRefusal,
  pronunciation: pronunciationRefusal,
};

function spokenRefusal(before: string, after: string): string | undefined {
  if (after.replace(sayMark, '') !== before.replace(sayMark, '')) return 'it changes what is printed';
  return ruleBroken(saidIn(before), saidIn(after));
}

function ruleBroken(before: string, after: string): string | undefined {
  return rules.find(({ isBroken }) => isBroken(before, after))?.says;
}

/** The words with what is said in place of what is printed, as far as marks say so. */
function saidIn(text: string): string {
  return text.replace(sayMark, (_, __, said: string) => said);
}

/** Emphasis may go, as a pair; it may not come. */
function isTorn(before: number, after: number): boolean {
  return after > before || (before - after) % 2 !== 0;
}

function count(pattern: RegExp, text: string): number {
  return matchesOf(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`), text).length;
}

function marksIn(pattern: RegExp, text: string): string {
  return JSON.stringify(text.match(pattern) ?? []);
}
