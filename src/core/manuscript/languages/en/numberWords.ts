const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const thousands = ['', 'thousand', 'million', 'billion', 'trillion'];
const longest = 15;

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** `1204` or `1,204` → one thousand two hundred four. Over 15 digits, each digit is said. */
export function cardinal(number: string | number): string {
  const digits = String(number)
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '');
  if (digits.length > longest) return eachDigit(digits);
  if (Number(digits) === 0) return 'zero';
  const groups: string[] = [];
  for (let end = digits.length, power = 0; end > 0; end -= 3, power++) {
    const group = Number(digits.slice(Math.max(0, end - 3), end));
    if (group > 0) groups.unshift(`${belowThousand(group)} ${thousands[power] ?? ''}`.trim());
  }
  return groups.join(' ');
}

/** `21` → twenty first. */
export function ordinal(number: string | number): string {
  const words = cardinal(number).split(' ');
  const last = words.pop() ?? '';
  return [...words, irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)].join(' ');
}

/** `3.05` → three point zero five. */
export function decimal(whole: string, fraction: string): string {
  return `${cardinal(whole === '' ? '0' : whole)} point ${eachDigit(fraction)}`;
}

/** `1987` → nineteen eighty seven, `1905` → nineteen oh five, `2005` → two thousand five. */
export function year(number: string | number): string {
  const value = Number(number);
  const century = Math.floor(value / 100);
  const rest = value % 100;
  if (value < 1000 || value > 9999 || (century % 10 === 0 && rest < 10)) return cardinal(value);
  if (rest === 0) return `${cardinal(century)} hundred`;
  return `${cardinal(century)} ${rest < 10 ? 'oh ' : ''}${cardinal(rest)}`;
}

/** `705` → seven zero five. */
export function eachDigit(digits: string): string {
  return (digits.match(/\d/g) ?? []).map((digit) => small[Number(digit)]).join(' ');
}

/** `nineteen eighty` → nineteen eighties, `sixty six` → sixty sixes. */
export function plural(words: string): string {
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : /(?:x|s)$/.test(words) ? `${words}es` : `${words}s`;
}

function belowThousand(number: number): string {
  const rest = number % 100;
  const hundreds = number >= 100 ? `${small[Math.floor(number / 100)] ?? ''} hundred` : '';
  const below =
    rest < 20 ? small[rest] : `${tens[Math.floor(rest / 10)] ?? ''} ${rest % 10 > 0 ? (small[rest % 10] ?? '') : ''}`;
  return `${hundreds} ${rest > 0 ? (below ?? '') : ''}`.trim();
}
