import type { SpeechLanguage } from './speechLanguage.js';
import { each, words } from './wordLists.js';

/** English, of Britain and elsewhere. */
export const en: SpeechLanguage = {
  id: 'en',
  quotes: [
    { open: '“', close: '”' },
    { open: '"', close: '"' },
    { open: '‘', close: '’' },
    { open: "'", close: "'" },
  ],
  hasDashes: false,
  tags: {
    verbs: words(`
      said say says asked answered replied cried exclaimed shouted called whispered murmured muttered growled grumbled remarked
      observed added continued returned repeated inquired enquired demanded declared announced explained suggested
      interrupted sighed sobbed gasped panted yelled screamed shrieked roared bellowed snapped snarled sneered hissed
      pleaded begged urged insisted admitted confessed agreed protested objected retorted rejoined responded ejaculated
      laughed chuckled groaned moaned croaked squeaked stammered faltered mumbled thought wondered mused began resumed
      pursued persisted commented stated told warned advised promised assured bawled piped drawled quavered chorused
      thundered ventured echoed corrected concluded finished chimed went beginning saying`),
    pronouns: { he: 'he', she: 'she', it: 'it', they: 'they', I: 'I' },
    hints: { his: 'he', him: 'he', himself: 'he', her: 'she', hers: 'she', herself: 'she', its: 'it', itself: 'it' },
    determiners: words('the a an my our his her its their this that one another'),
    stops: words(`
      in with to as and or but who whom which that from at on by for of into upon over under after before behind beside
      while when where then so very rather quite again at once aloud too not turning looking speaking pointing
      without through across again suddenly said asked is was had has were are`),
    titles: {
      ...each('he', 'mr sir lord king prince duke count baron monsieur herr father uncle master brother'),
      ...each('she', 'mrs miss ms lady queen princess duchess madame mademoiselle frau aunt mother sister'),
      ...each('', 'dr doctor professor prof captain capt colonel col major general inspector sergeant judge st'),
    },
    kinds: {
      ...each(
        'he',
        'man men gentleman boy lad fellow king prince duke father brother son uncle husband butler baronet knave',
      ),
      ...each('she', 'woman lady girl queen princess duchess mother sister daughter aunt wife maid cook nurse widow'),
    },
    mentions: words(
      'word words name named called labelled marked date title a an the known as inscription phrase motto',
    ),
    copulas: words('was is were are had has would seemed meant stood'),
    notNames: words(`
      the a an and but or nor so yet for if when while where why how what who then there here this that these those it he
      she they we you i my his her its our their your as at in on by to of from with without after before once now no not
      yes oh well all both some one two three just only even still again at last perhaps presently suddenly however such
      every each neither either many most much more never always soon next first mr mrs miss dr sir`),
  },
};
