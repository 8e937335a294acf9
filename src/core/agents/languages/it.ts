import { wordSet, type LanguageWords } from './languageWords.js';

export const it: LanguageWords = {
  functionWords: wordSet(
    'il lo la i gli le l un uno una e ed o ma però che chi cui dove se come quando allora questo questa questi queste quello quella ' +
      'a al allo alla ai agli alle di del dello della dei degli delle d da dal dalla in nel nella con su sul sulla per è sono era ' +
      'erano essere stato stata ha hanno aveva avevano avere ci si molto anche già poi',
  ),
  negations: wordSet('non no mai niente nulla nessuno nessuna nessun senza né neanche nemmeno neppure'),
  number:
    /^(?:(?:zero|uno(?=\p{L})|due|tre|tré|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|vent[io]?|trent[ao]?|quarant[ao]?|cinquant[ao]?|sessant[ao]?|settant[ao]?|ottant[ao]?|novant[ao]?|cento|cent|mille|mila|uno$)+|milion[ei]|miliard[oi]|dozzin[ae]|mezz[oa]|metà|prim[oaie]|second[oaie]|terz[oaie]|quart[oaie]|quint[oaie]|sest[oaie]|settim[oaie]|ottav[oaie]|non[oa]|decim[oaie]|\p{L}+esim[oaie])$/u,
  joints: ['e', 'ma', 'perché', 'mentre', 'però'],
  signs: { '&': 'e', '+': 'più', '%': 'per cento', '=': 'uguale a', '@': 'chiocciola', '°': 'gradi', '/': 'o' },
  shortForms: { 'p. es.': 'per esempio', 'ad es.': 'ad esempio', 'ecc.': 'eccetera', 'ca.': 'circa' },
};
