import { wordSet, type LanguageWords } from './languageWords.js';

export const en: LanguageWords = {
  functionWords: wordSet(
    'a an the and or but so yet as if than then that this these those there here to of in on at by for from with into onto upon ' +
      'is are was were be been being am has have had having do does did will would shall should can could may might must ' +
      'which who whom whose what when where while because though although just also very too it its s d ll ve re m ca wo',
  ),
  negations: wordSet('not no never none nobody nothing neither nor nowhere without'),
  number:
    /^(?:zero|one|two|three|five|six|seven|eight|nine|ten|eleven|twelve|twenty|(?:thir|four|fif|six|seven|eigh|nine)teen|four|(?:thir|for|fif|six|seven|eigh|nine)ty|(?:hundred|thousand|million|billion|trillion|dozen)s?|first|second|third|half|halves|quarters?|twice|thrice|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand|million)ths?|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieths?)$/,
  joints: ['and', 'but', 'so', 'yet', 'while', 'because', 'which'],
  signs: { '&': 'and', '+': 'plus', '%': 'percent', '=': 'equals', '@': 'at', '°': 'degrees', '/': 'or' },
  shortForms: {
    'e.g.': 'for example',
    'i.e.': 'that is',
    'etc.': 'and so on',
    'vs.': 'versus',
    'approx.': 'approximately',
    'incl.': 'including',
    'cf.': 'compare',
  },
};
