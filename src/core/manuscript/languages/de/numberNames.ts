import { inThousands, longest } from '../powers.js';

const small = [
  ...['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  ...['dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
];
const tens = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];
/** `21` → einundzwanzig, `1204` → eintausendzweihundertvier, `2000000` → zwei Millionen. */
export function cardinal(digits: string): string {
  if (digits.length > longest) return Array.from(digits, cardinal).join(' ');
  const groups = inThousands(digits);
  if (groups.length === 0) return 'null';
  return groups
    .map(([group, power], index) => {
      if (power === 0) return index === groups.length - 1 ? belowThousand(group).replace(/ein$/, 'eins') : '';
      if (power === 1) return `${belowThousand(group)}tausend`;
      const name = power === 2 ? 'Million' : 'Milliarde';
      return group === 1 ? `eine ${name} ` : `${belowThousand(group)} ${name}${name.endsWith('e') ? 'n' : 'en'} `;
    })
    .join('')
    .trim();
}

/** `21` → einundzwanzigst, to be followed by its ending. */
export function ordinalStem(digits: string): string {
  const said = cardinal(digits);
  const last = Number(digits.slice(-2));
  if (last === 0 || last > 19) return `${said}st`;
  return `${said}t`
    .replace(/einst$/, 'erst')
    .replace(/dreit$/, 'dritt')
    .replace(/siebent$|siebt$/, 'siebt')
    .replace(/achtt$/, 'acht');
}

/** `1984` → neunzehnhundertvierundachtzig, `2012` → zweitausendzwölf. */
export function year(digits: string): string {
  const value = Number(digits);
  if (value < 1100 || value > 1999) return cardinal(digits);
  const rest = value % 100;
  return `${small[Math.floor(value / 100)] ?? ''}hundert${rest === 0 ? '' : cardinal(String(rest))}`;
}

/** The ending follows from the word before, of two days that of the first: der dritte, am dritten, vom dritten bis fünften, dritter. */
export function ordinal(digits: string, written: string): string {
  const stem = ordinalStem(String(Number(digits)));
  const before = written.replace(/\d{1,2}\.\s?(?:bis|und|oder|[–-])\s?$/, '');
  if (
    /(?:^|\s)(?:am|vom|zum|zur|im|beim|dem|den|des|der ersten|(?:mein|sein|ihr|jed)e[mnrs]|(?:in|an|auf|aus|bei|mit|nach|seit|von|vor|zu|unter|über|hinter|neben|zwischen) der)\s$/i.test(
      before,
    )
  )
    return `${stem}en`;
  if (/(?:^|\s)(?:der|die|das)\s$/i.test(before)) return `${stem}e`;
  return `${stem}er`;
}

function belowThousand(number: number): string {
  const hundreds = number >= 100 ? `${small[Math.floor(number / 100)] ?? ''}hundert` : '';
  const rest = number % 100;
  if (rest === 0) return hundreds;
  if (rest < 20) return hundreds + (small[rest] ?? '');
  return `${hundreds}${rest % 10 === 0 ? '' : `${small[rest % 10] ?? ''}und`}${tens[Math.floor(rest / 10)] ?? ''}`;
}
