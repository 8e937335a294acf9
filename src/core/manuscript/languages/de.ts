import { abbreviationRewrites } from './abbreviations.js';
import { germanAbbreviations } from './de/abbreviations.js';
import { germanNumbers } from './de/numberWords.js';
import { behindArticle } from './de/ownNumbers.js';
import type { Language } from './language.js';
import { numberRewrites } from './numberRewrites.js';
import { romans } from './de/romans.js';
import { writing } from './writing.js';

const months =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Kapitel|Klasse|Stock|Geburtstag|Weltkrieg)/;

const starters = [
  ...['Der', 'Die', 'Das', 'Ein', 'Eine', 'Er', 'Sie', 'Es', 'Ich', 'Wir', 'Ihr', 'Du', 'Man', 'Dies', 'Diese'],
  ...['Und', 'Aber', 'Doch', 'Denn', 'Dann', 'Da', 'Dort', 'Hier', 'Wenn', 'Als', 'Wer', 'Was', 'Wie', 'Wo'],
  ...['Warum', 'In', 'Im', 'Am', 'An', 'Auf', 'Bei', 'Mit', 'Nach', 'Von', 'Zu', 'So', 'Nun', 'Ja', 'Nein', 'Mein'],
];
const articleAndNumber = new RegExp(String.raw`${behindArticle}\s\d{1,3}\.$`, 'u');

export const german: Language = {
  id: 'de',
  sentences: {
    neverEnd: [
      ...[
        'Hr',
        'Hrn',
        'Fr',
        'Frl',
        'Dr',
        'Prof',
        'Dipl',
        'Ing',
        'St',
        'Gen',
        'z.B',
        'z. B',
        'd.h',
        'd. h',
        'u.a',
        'u. a',
      ],
      ...[
        'z',
        'd',
        'u',
        'bzw',
        'ca',
        'vgl',
        'sog',
        'inkl',
        'exkl',
        'evtl',
        'ggf',
        'geb',
        'gest',
        'Str',
        'ehem',
        'o.ä',
        'i.d.R',
        's',
      ],
    ],
    beforeNumbers: ['Nr', 'S', 'Bd', 'Kap', 'Abb', 'Abs', 'Art', 'Tel', 'Tab', 'Aufl', 'Jh', 'v', 'n'],
    mayEnd: ['usw', 'etc', 'Co', 'jr', 'sen', 'v.Chr', 'n.Chr', 'v. Chr', 'n. Chr', 'Mio', 'Mrd'],
    starters,
    speaking: ['sagte', 'fragte', 'rief', 'antwortete', 'dachte', 'flüsterte', 'schrie', 'meinte', 'murmelte'],
    joins: [
      {
        id: 'ordinal behind an article',
        joins: (left, right) => articleAndNumber.test(left) && !starters.includes(/^\p{L}+/u.exec(right)?.[0] ?? ''),
      },
      { id: 'ordinal before its noun', joins: (left, right) => /(?:^|\s)\d{1,2}\.$/.test(left) && months.test(right) },
    ],
  },
  rewrites: [...writing, ...romans, ...abbreviationRewrites(germanAbbreviations), ...numberRewrites(germanNumbers)],
};
