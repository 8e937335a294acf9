import type { Abbreviations } from '../abbreviations.js';

const titles = {
  'sig.': 'signor',
  'sig.ra': 'signora',
  'sig.na': 'signorina',
  'sigg.': 'signori',
  'dott.': 'dottor',
  'dott.ssa': 'dottoressa',
  'prof.': 'professor',
  'prof.ssa': 'professoressa',
  'ing.': 'ingegner',
  'avv.': 'avvocato',
  'mons.': 'monsignor',
};

export const italianAbbreviations: Abbreviations = {
  anywhere: {
    'a. C.': 'avanti Cristo',
    'd. C.': 'dopo Cristo',
    'p. es.': 'per esempio',
    'ecc.': 'eccetera',
    'cfr.': 'confronta',
  },
  beforeNumbers: {
    'n.': 'numero',
    'n°': 'numero',
    nº: 'numero',
    'nr.': 'numero',
    'p.': 'pagina',
    'pp.': 'pagine',
    'pag.': 'pagina',
    'pagg.': 'pagine',
    'vol.': 'volume',
    'cap.': 'capitolo',
    'art.': 'articolo',
    'fig.': 'figura',
    'tel.': 'telefono',
    'Tel.': 'Telefono',
  },
  beforeNames: {
    ...titles,
    ...Object.fromEntries(
      Object.entries(titles).map(([short, said]) => [short.charAt(0).toUpperCase() + short.slice(1), said]),
    ),
  },
};
