import type { SpeechLanguage } from './speechLanguage.js';
import { each, words } from './wordLists.js';

/** German, of all three countries. */
export const de: SpeechLanguage = {
  id: 'de',
  quotes: [
    { open: '„', close: '“' },
    { open: '»', close: '«' },
    { open: '«', close: '»' },
    { open: '“', close: '”' },
    { open: '"', close: '"' },
  ],
  hasDashes: false,
  tags: {
    verbs: words(`
      sagte fragte antwortete erwiderte entgegnete rief schrie flüsterte murmelte brummte meinte bemerkte erklärte fügte
      wiederholte seufzte stammelte versetzte begann fuhr unterbrach schluchzte lachte dachte brüllte hauchte knurrte
      verlangte warnte versicherte versprach gestand bestätigte ergänzte`),
    pronouns: { er: 'he', sie: 'she', es: 'it', ich: 'I' },
    hints: { sein: 'he', seine: 'he', seinen: 'he', ihm: 'he', ihn: 'he', ihre: 'she', ihren: 'she' },
    determiners: words('der die das ein eine mein meine sein seine ihr ihre unser unsere dieser diese jener jene'),
    stops: words(`
      in mit zu als und oder aber der die das von an auf bei für aus nach vor hinter neben während wenn wo dann so sehr
      ganz wieder noch leise laut schließlich endlich nun da ihn ihm ihr ihnen sich fort`),
    titles: {
      ...each('he', 'herr könig prinz graf baron onkel vater bruder'),
      ...each('she', 'frau fräulein königin prinzessin gräfin tante mutter schwester'),
      ...each('', 'dr doktor professor hauptmann'),
    },
    kinds: {
      ...each('he', 'mann herr junge könig vater bruder sohn onkel'),
      ...each('she', 'frau dame königin mutter schwester tochter tante'),
      ...each('it', 'mädchen kind'),
    },
    mentions: words('wort worte namens genannt titel aufschrift ein eine der die das'),
    copulas: words('war ist waren sind hatte stand'),
    notNames: words(`
      der die das ein eine und aber oder wenn als da dann so er sie es wir ihr ich mein meine sein seine dies diese nun noch
      auch nur schon nicht kein ja nein ach doch hier dort jetzt wer was wie wo warum im am vom zum nach vor bei mit auf in`),
  },
};
