/** What is told of a manuscript’s text, with places for values. */
export const textPhrases = {
  badSay: 'Lector can’t read the mark “{0}”. Write the words before it, “=”, and how they are said.',
  lostSay: 'The words before this mark aren’t “{0}”, so it changes nothing. Put it right behind them, or remove it.',
  unknownMark:
    "Lector doesn't know the mark “{0}”. It knows pause=800ms, voice=name, speaker=name, lang=fr, break, skip and lector-say.",
  tooDeep:
    'Quotes, lists, emphasis or code are nested too deep here, or are too many; Lector reads them as plain text.',
  noChapter:
    'There is no chapter “{0}” in this book, so this is told of none. Name a chapter by its file without the ending, or remove this.',
  numberedChapter: 'YAML reads this as the number {0}. Write it in quotes: “{1}” is a chapter of this book then.',
  unspeakable: "{0} can't be spoken and is left out.",
  overLimit: 'This sentence is {0} characters long when spoken; the engine takes {1}. It is spoken in parts.',
} as const;
