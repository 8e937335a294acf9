/** Sources of patterns for what stands before a word and tells its part of speech. Each ends right before the word. */

export const adverb = String.raw`(?:(?:not|never|ever|just|only|also|already|often|always|once|twice|since|all|both|then|even|still|\p{L}+ly)\s+)?`;

/** Have, as a helping verb, and what may stand between it and the participle. `’d` isn't among it: it may be *would*. */
export const have = String.raw`\b(?:have|has|had|having|['’]ve)(?:n['’]t)?\s+(?:(?:I|you|he|she|it|we|they)\s+)?${adverb}`;

export const be = String.raw`\b(?:is|are|was|were|be|been|being|am)(?:n['’]t)?\s+${adverb}`;

/** After these comes a verb as it stands in a dictionary. */
export const modal = String.raw`\b(?:will|would|shall|should|can|could|may|might|must|do|does|did|cannot|let['’]s|(?:ca|wo|do|did|does|could|would|should|must)n['’]t|['’]ll)\s+(?:(?:I|you|he|she|it|we|they)\s+)?${adverb}`;

export const to = String.raw`\bto\s+${adverb}`;

/** After these comes a noun, or an adjective before one. */
export const determiner = String.raw`\b(?:the|an?|his|her|its|my|your|our|their|this|that|some|no|any|each|every|another)\s+`;

/** A pattern that fits what ends in one of these, whatever its capitals. */
export function ending(...sources: readonly string[]): RegExp {
  return new RegExp(`(?:${sources.join('|')})$`, 'iu');
}

/** A pattern that fits what begins with one of these words. */
export function starting(words: string): RegExp {
  return new RegExp(String.raw`^\s+(?:${words})(?![\p{L}\p{N}])`, 'iu');
}
