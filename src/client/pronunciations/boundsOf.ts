import type { Heteronym } from '../../core/model/bookWords.js';
import type { Pronunciation } from '../../core/model/pronunciation.js';

/** The words that a pronunciation may be bound to. */
export type Bounds = Pick<Pronunciation, 'before' | 'after'>;

/** The words beside a word that can tell it apart, the narrowest first, and none for everywhere; a mark between them is a wall. */
export function boundsOf({ around }: Pick<Heteronym, 'around'>): readonly Bounds[] {
  const before = /(?:^|\s)([\p{L}\p{M}\p{N}’'-]+)\s+$/u.exec(around.before)?.[1];
  const after = /^\s+([\p{L}\p{M}\p{N}’'-]+)(?![\p{L}\p{M}\p{N}])/u.exec(around.after)?.[1];
  return [
    ...(before !== undefined && after !== undefined ? [{ before, after }] : []),
    ...(before === undefined ? [] : [{ before }]),
    ...(after === undefined ? [] : [{ after }]),
    {},
  ];
}
