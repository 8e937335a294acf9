import { wordSet, type LanguageWords } from './languageWords.js';

export const de: LanguageWords = {
  functionWords: wordSet(
    'der die das den dem des ein eine einen einem einer eines und oder aber doch denn als wie wenn dann dass daß zu von vom in im ' +
      'an am auf bei beim für mit nach aus über um zum zur ist sind war waren sein gewesen hat haben hatte hatten wird werden ' +
      'wurde wurden worden kann können konnte soll sollen will muss mag darf da so auch sehr nur noch schon es sich',
  ),
  negations: wordSet(
    'nicht nichts nie niemals niemand niemanden niemandem nirgends kein keine keinen keinem keiner keines ohne weder',
  ),
  number:
    /^(?!(?:ein|und)$)(?:null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwan|dreißig|zig|und|hundert|tausend|million(?:en)?|milliarden?|dutzend|halb|erst|dritt|hälfte)+(?:s?te[nmrs]?|e[nmrs]?)?$/,
  joints: ['und', 'aber', 'denn', 'sondern', 'doch', 'während', 'weil'],
  signs: { '&': 'und', '+': 'plus', '%': 'Prozent', '=': 'gleich', '@': 'at', '°': 'Grad', '/': 'oder' },
  shortForms: {
    'z. B.': 'zum Beispiel',
    'z.B.': 'zum Beispiel',
    'd. h.': 'das heißt',
    'd.h.': 'das heißt',
    'usw.': 'und so weiter',
    'bzw.': 'beziehungsweise',
    'ca.': 'circa',
    'vgl.': 'vergleiche',
  },
  things: {
    behind: wordSet(
      'ein eine einen einem einer eines jeder jede jedes jeden jedem viele vielen mehrere mehreren einige einigen manche manchen',
    ),
    unlessAfter: wordSet('der die das den dem des dieser diese dieses diesen diesem jener jene jenes jenen jenem'),
    ending: /\p{L}{3}(?:heit|keit|schaft|ität|ierung|igung|tion|ismus)(?:en|s)?$/u,
  },
};
