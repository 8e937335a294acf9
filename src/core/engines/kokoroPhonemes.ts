/**
 * The alphabet that Kokoro was trained on (misaki's) writes diphthongs and affricates as one letter; this is how its eSpeak
 * fallback writes eSpeak NG's IPA (github.com/hexgrad/misaki, `misaki/espeak.py`), here without tie characters.
 */
const english: Readonly<Record<string, string>> = {
  eɪ: 'A',
  aɪ: 'I',
  aʊ: 'W',
  ɔɪ: 'Y',
  tʃ: 'ʧ',
  dʒ: 'ʤ',
  əl: 'ᵊl',
  e: 'A',
  r: 'ɹ',
  ɚ: 'əɹ',
  ɐ: 'ə',
  ɾ: 'T',
  x: 'k',
  ç: 'k',
  ɬ: 'l',
  ʔ: 't',
  ʲ: '',
  '\u0303': '',
  '\u0329': '',
};
const american = { ...english, oʊ: 'O', ɜːɹ: 'ɜɹ', ɜː: 'ɜɹ', ɪə: 'iə', ː: '' };
const british = { ...english, əʊ: 'Q', eə: 'ɛː', iə: 'ɪə' };

const others: Readonly<Record<string, string>> = {
  eɪ: 'A',
  aɪ: 'I',
  oʊ: 'O',
  əʊ: 'Q',
  aʊ: 'W',
  ɔɪ: 'Y',
  tʃ: 'ʧ',
  dʒ: 'ʤ',
  ts: 'ʦ',
  dz: 'ʣ',
  '-': '',
};

export type KokoroPhonemes = (ipa: string) => string;

/** eSpeak NG's IPA as Kokoro reads it. @param espeakVoice whose phonemes they are: `en-us`, `es` */
export function kokoroPhonemes(espeakVoice: string): KokoroPhonemes {
  const table: Readonly<Record<string, string>> =
    espeakVoice === 'en-us' ? american : espeakVoice === 'en-gb' ? british : others;
  const longestFirst = Object.keys(table).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.join('|'), 'gu');
  return (ipa) => ipa.replace(pattern, (written) => table[written] ?? written);
}
