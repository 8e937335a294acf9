/**
 * The characters that XTTS v2 was trained to speak at once, by language (the `char_limits` of its tokenizer in coqui-tts
 * 0.28.0). Over them it leaves out words or goes on after the end; 28 s of sound are all it can make.
 */
export const xttsLimits: Readonly<Record<string, number>> = {
  ...{ en: 250, es: 239, fr: 273, de: 253, it: 213, pt: 203, pl: 224, tr: 226, ru: 182 },
  ...{ nl: 251, cs: 186, ar: 166, zh: 82, hu: 224, ko: 95, ja: 71, hi: 150 },
};

/** Of its 402 text tokens two are marks. */
const maxTokens = 400;

/** The name XTTS has for a language, given as a BCP 47 tag; undefined where it doesn't speak it. */
export function xttsLanguage(tag: string): string | undefined {
  const [primary = ''] = tag.toLowerCase().split('-');
  if (!(primary in xttsLimits)) return undefined;
  return primary === 'zh' ? 'zh-cn' : primary;
}

/**
 * Its tokens can't be counted without its vocabulary: these are characters, in four-hundredths of what the language takes,
 * so that 400 are too many exactly where the text is too long.
 */
export function xttsTokens(text: string, language: string): number {
  const limit = xttsLimits[language.toLowerCase().split('-')[0] ?? ''] ?? Math.min(...Object.values(xttsLimits));
  return Math.ceil((text.length * maxTokens) / limit);
}
