import type { Abbreviations } from '../abbreviations.js';

export const frenchAbbreviations: Abbreviations = {
  anywhere: {
    'av. J.-C.': 'avant Jésus-Christ',
    'apr. J.-C.': 'après Jésus-Christ',
    'ap. J.-C.': 'après Jésus-Christ',
    'c.-à-d.': "c'est-à-dire",
    'p. ex.': 'par exemple',
    'etc.': 'et cetera',
    'env.': 'environ',
    'cf.': 'confer',
  },
  beforeNumbers: {
    'n°': 'numéro',
    nº: 'numéro',
    'N°': 'Numéro',
    'nos.': 'numéros',
    'p.': 'page',
    'pp.': 'pages',
    'vol.': 'volume',
    'chap.': 'chapitre',
    'art.': 'article',
    'fig.': 'figure',
    't.': 'tome',
    'Tél.': 'Téléphone',
    'tél.': 'téléphone',
  },
  beforeNames: { 'M.': 'monsieur', 'MM.': 'messieurs' },
};
