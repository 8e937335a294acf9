import { wordSet, type LanguageWords } from './languageWords.js';

export const fr: LanguageWords = {
  functionWords: wordSet(
    'le la les l un une des du de d et ou mais donc or car que qu qui quoi dont où si comme quand alors ce cet cette ces c ça à ' +
      'au aux en dans sur sous par pour avec chez est sont était étaient être été a ont avait avaient avoir eu fait sera seront ' +
      'y se s très aussi puis',
  ),
  negations: wordSet('ne n pas non jamais rien aucun aucune personne sans ni guère nulle'),
  number:
    /^(?:zéro|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille|millions?|milliards?|douzaines?|demie?|moitié|premi(?:er|ère)s?|seconde?s?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt|trent|quarant|cinquant|soixant|cent|mill|un)ièmes?)$/,
  joints: ['et', 'mais', 'car', 'donc', 'tandis', 'parce'],
  signs: { '&': 'et', '+': 'plus', '%': 'pour cent', '=': 'égale', '@': 'arobase', '°': 'degrés', '/': 'ou' },
  shortForms: { 'p. ex.': 'par exemple', 'c.-à-d.': 'c’est-à-dire', 'etc.': 'et cetera', 'env.': 'environ' },
};
