import { abbreviationRewrites } from './abbreviations.js';
import { frenchAbbreviations } from './fr/abbreviations.js';
import { frenchNumbers } from './fr/numberWords.js';
import type { Language } from './language.js';
import { numberRewrites } from './numberRewrites.js';
import { romans } from './fr/romans.js';
import { writing } from './writing.js';

export const french: Language = {
  id: 'fr',
  sentences: {
    neverEnd: ['M', 'MM', 'Mgr', 'Dr', 'Pr', 'Me', 'St', 'Ste', 'cf', 'p.ex', 'p. ex', 'c.-à-d', 'env', 'av', 'apr'],
    beforeNumbers: ['n°', 'p', 'pp', 'vol', 'chap', 'art', 'fig', 'tél', 'éd', 't', 'al'],
    mayEnd: ['etc', 'Cie', 'J.-C', 'Jr'],
    starters: [
      ...['Le', 'La', 'Les', 'Un', 'Une', 'Des', 'Il', 'Elle', 'Ils', 'Elles', 'Je', 'Tu', 'Nous', 'Vous', 'On', 'Ce'],
      ...['Cette', 'Ces', 'Cela', 'Et', 'Mais', 'Ou', 'Donc', 'Car', 'Alors', 'Puis', 'Quand', 'Si', 'Que', 'Qui'],
      ...['Comment', 'Pourquoi', 'Où', 'Dans', 'En', 'Au', 'Aux', 'À', 'Par', 'Pour', 'Avec', 'Sans', 'Oui', 'Non'],
    ],
    speaking: ['dit', 'demanda', 'répondit', 'cria', 'murmura', 'pensa'],
  },
  rewrites: [...writing, ...romans, ...abbreviationRewrites(frenchAbbreviations), ...numberRewrites(frenchNumbers)],
};
