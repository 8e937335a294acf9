import { abbreviationRewrites } from './abbreviations.js';
import { italianAbbreviations } from './it/abbreviations.js';
import { italianNumbers } from './it/numberWords.js';
import type { Language } from './language.js';
import { numberRewrites } from './numberRewrites.js';
import { romans } from './it/romans.js';
import { writing } from './writing.js';

export const italian: Language = {
  id: 'it',
  sentences: {
    neverEnd: [
      ...[
        'Sig',
        'Sig.ra',
        'Sig.na',
        'Sigg',
        'Dott',
        'Dott.ssa',
        'Prof',
        'Prof.ssa',
        'Ing',
        'Avv',
        'Geom',
        'Gen',
        'Col',
      ],
      ...['Mons', 'On', 'S', 'p.es', 'p. es', 'cfr', 'ca', 'Egr', 'Gent', 'Spett'],
    ],
    beforeNumbers: ['n', 'nr', 'p', 'pp', 'pag', 'pagg', 'vol', 'cap', 'art', 'fig', 'tel', 'es'],
    mayEnd: ['ecc', 'a.C', 'd.C', 'S.p.A', 'S.r.l'],
    starters: [
      ...[
        'Il',
        'Lo',
        'La',
        'I',
        'Gli',
        'Le',
        'Un',
        'Uno',
        'Una',
        'Egli',
        'Ella',
        'Lui',
        'Lei',
        'Loro',
        'Io',
        'Tu',
        'Noi',
      ],
      ...['Voi', 'Questo', 'Questa', 'Quello', 'Quella', 'E', 'Ma', 'O', 'Poi', 'Allora', 'Quando', 'Se', 'Che', 'Chi'],
      ...[
        'Come',
        'Dove',
        'Perché',
        'In',
        'Nel',
        'Nella',
        'Al',
        'Alla',
        'A',
        'Di',
        'Con',
        'Per',
        'Non',
        'Sì',
        'No',
        'Si',
      ],
    ],
    speaking: ['disse', 'chiese', 'domandò', 'rispose', 'gridò', 'mormorò', 'pensò'],
  },
  rewrites: [...writing, ...romans, ...abbreviationRewrites(italianAbbreviations), ...numberRewrites(italianNumbers)],
};
