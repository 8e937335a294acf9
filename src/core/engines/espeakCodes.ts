/** eSpeak NG's own codes of phonemes, for its English voices; others know most of them, and leave out those they don't. */
const codes: Readonly<Record<string, string>> = {
  ɑː: 'A:',
  ɑ: 'A:',
  æ: 'a',
  ɐ: 'a#',
  ɒ: '0',
  ʌ: 'V',
  ɔː: 'O:',
  ɔɪ: 'OI',
  ɔ: 'O',
  ə: '@',
  əʊ: 'oU',
  oʊ: 'oU',
  ɚ: '3',
  ɛ: 'E',
  ɜː: '3:',
  ɜ: '3:',
  ɪ: 'I',
  aɪ: 'aI',
  eɪ: 'eI',
  ʊ: 'U',
  aʊ: 'aU',
  ø: 'Y',
  œ: 'W',
  ɨ: 'I2',
  tʃ: 'tS',
  dʒ: 'dZ',
  β: 'B',
  ç: 'C',
  ð: 'D',
  ɡ: 'g',
  ɣ: 'Q',
  ɬ: 'l#',
  ɫ: 'l',
  ŋ: 'N',
  ɲ: 'n^',
  ɹ: 'r',
  ɾ: 't#',
  ʁ: 'R',
  ʃ: 'S',
  ʎ: 'l^',
  ʒ: 'Z',
  ʔ: '?',
  θ: 'T',
  χ: 'x',
  ː: ':',
  ˈ: "'",
  ˌ: ',',
  ' ': ' ',
};

const longest = 2;

/** IPA in eSpeak NG's codes, each with the offset in `ipa` of what it stands for; signs without a code are left out. */
export function espeakCodes(ipa: string): readonly { readonly code: string; readonly at: number }[] {
  return signsOf(ipa).flatMap(({ code, at }) => (code === undefined ? [] : { code, at }));
}

/** The signs of some IPA that have no code. */
export function signsWithoutCode(ipa: string): readonly string[] {
  return signsOf(ipa).flatMap(({ sign, code }) => (code === undefined ? sign : []));
}

function signsOf(ipa: string) {
  const signs: { readonly sign: string; readonly code: string | undefined; readonly at: number }[] = [];
  for (let at = 0; at < ipa.length;) {
    let length = longest;
    while (length > 1 && codes[ipa.slice(at, at + length)] === undefined) length--;
    const sign = ipa.slice(at, at + length);
    signs.push({ sign, code: codes[sign] ?? (/^[a-z]$/.test(sign) ? sign : undefined), at });
    at += length;
  }
  return signs;
}
