import { abbreviationRewrites } from './abbreviations.js';
import { spanishAbbreviations } from './es/abbreviations.js';
import { spanishNumbers } from './es/numberWords.js';
import type { Language } from './language.js';
import { numberRewrites } from './numberRewrites.js';
import { romans } from './es/romans.js';
import { writing } from './writing.js';

export const spanish: Language = {
  id: 'es',
  sentences: {
    neverEnd: [
      ...[
        'Sr',
        'Sra',
        'Srta',
        'Sres',
        'Dr',
        'Dra',
        'D',
        'Dña',
        'Prof',
        'Profa',
        'Lic',
        'Ing',
        'Gral',
        'Cnel',
        'Sto',
        'Sta',
      ],
      ...['p.ej', 'p. ej', 'cf', 'aprox', 'EE', 'Av', 'Avda', 'Excmo', 'Exmo'],
    ],
    beforeNumbers: ['n.º', 'núm', 'nº', 'pág', 'págs', 'p', 'pp', 'vol', 'cap', 'art', 'fig', 'tel', 'tít'],
    mayEnd: ['etc', 'Cía', 'Ud', 'Uds', 'Vd', 'Vds', 'EE.UU', 'EE. UU', 'a.C', 'd.C', 'a. C', 'd. C', 'S.A'],
    starters: [
      ...['El', 'La', 'Los', 'Las', 'Un', 'Una', 'Él', 'Ella', 'Ellos', 'Ellas', 'Yo', 'Tú', 'Nosotros', 'Esto', 'Eso'],
      ...[
        'Este',
        'Esta',
        'Y',
        'Pero',
        'O',
        'Entonces',
        'Luego',
        'Cuando',
        'Si',
        'Que',
        'Qué',
        'Quién',
        'Cómo',
        'Dónde',
      ],
      ...['Por', 'En', 'Al', 'A', 'De', 'Con', 'Sin', 'Para', 'No', 'Sí', 'Se', 'Lo', 'Le', 'Su', 'Mi', 'Hay', 'Era'],
    ],
    speaking: ['dijo', 'preguntó', 'respondió', 'gritó', 'murmuró', 'pensó'],
  },
  rewrites: [...writing, ...romans, ...abbreviationRewrites(spanishAbbreviations), ...numberRewrites(spanishNumbers)],
};
