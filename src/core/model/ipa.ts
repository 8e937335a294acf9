/** Lower-case letters, those of the IPA, stress, length, ties: what eSpeak NG itself writes. */
const letters = /^[a-zæçðøŋœβθχ\u0250-\u02afˈˌːˑʰʲʷ˞\p{M}. ]+$/u;
/** What no word in an ordinary alphabet has. */
const telltale = /[\u0250-\u02afˈˌː]/u;
const longest = 200;

/** Whether a text is IPA, as eSpeak NG writes it, and no word of an ordinary alphabet. */
export function isIpa(text: string): boolean {
  return text.length <= longest && letters.test(text) && telltale.test(text);
}
