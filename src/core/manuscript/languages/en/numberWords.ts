const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const thousands = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion', 'sextillion'];
/** A longer row of digits is a key or a code, not a number, unless it is grouped. */
const longestPlain = 15;
const longestGrouped = thousands.length * 3;

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** `1204` or `1,204` → one thousand two hundred and four. What is too long for a number is said digit by digit. */
export function cardinal(number: string | number): string {
  return sayGroups(number, ' and ');
}

/** `1204` → one thousand two hundred four, as it is said in ordinals, fractions and serial numbers. */
export function plainCardinal(number: string | number): string {
  return sayGroups(number, ' ');
}

/** `21` → twenty first. */
export function ordinal(number: string | number): string {
  const words = plainCardinal(number).split(' ');
  const last = words.pop() ?? '';
  return [...words, irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)].join(' ');
}

/** The number of millions or billions: `852` → eight hundred fifty two, as within a larger number. */
export function sayMagnitude(written: string): string {
  return written.includes('.') ? sayNumber(written) : plainCardinal(written);
}

/** `3.05` → three point zero five, `.5` → point five, `1,204` → one thousand two hundred and four. */
export function sayNumber(written: string): string {
  const [whole = '', fraction] = written.split('.');
  if (fraction === undefined) return /^0\d/.test(whole) ? eachDigit(whole) : cardinal(whole);
  return `${whole === '' ? '' : `${cardinal(whole)} `}point ${eachDigit(fraction)}`;
}

/** `1987` → nineteen eighty seven, `1905` → nineteen oh five, `2005` → two thousand five. */
export function year(number: string | number): string {
  const value = Number(number);
  const century = Math.floor(value / 100);
  if (value < 1000 || value > 9999 || (century % 10 === 0 && value % 100 < 10)) return plainCardinal(value);
  return inPairs(value);
}

/** The last two digits of a year: `98` → ninety eight, `05` → oh five. */
export function shortYear(digits: string): string {
  return digits.startsWith('0') ? `oh ${cardinal(digits)}` : cardinal(digits);
}

/** The number of a house, a bus or an old year: `340` → three forty, `1428` → fourteen twenty eight. */
export function houseNumber(digits: string): string {
  const value = Number(digits);
  if (digits.startsWith('0') || digits.length > 4) return eachDigit(digits);
  return value < 100 || value % 1000 === 0 ? plainCardinal(value) : inPairs(value);
}

/** `705` → seven zero five. */
export function eachDigit(digits: string): string {
  return (digits.match(/\d/g) ?? []).map((digit) => small[Number(digit)]).join(' ');
}

/** `nineteen eighty` → nineteen eighties, `sixty six` → sixty sixes. */
export function plural(words: string): string {
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : /(?:x|s)$/.test(words) ? `${words}es` : `${words}s`;
}

function inPairs(value: number): string {
  const rest = value % 100;
  const hundreds = cardinal(Math.floor(value / 100));
  return rest === 0 ? `${hundreds} hundred` : `${hundreds} ${rest < 10 ? 'oh ' : ''}${cardinal(rest)}`;
}

/** Groups of three digits; `joint` comes before what is below a hundred in the last, as after its thousands. */
function sayGroups(number: string | number, joint: ' ' | ' and '): string {
  const written = String(number);
  const digits = written.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (digits.length > (written.includes(',') ? longestGrouped : longestPlain)) return eachDigit(digits);
  if (Number(digits) === 0) return 'zero';
  let said = '';
  for (let end = digits.length, power = 0; end > 0; end -= 3, power++) {
    const group = Number(digits.slice(Math.max(0, end - 3), end));
    if (group === 0) continue;
    const before = power === 1 && Number(digits.slice(-3)) < 100 ? joint : ' ';
    const words = `${belowThousand(group, power === 0 ? joint : ' ')} ${thousands[power] ?? ''}`.trim();
    said = said === '' ? words : `${words}${before}${said}`;
  }
  return said;
}

function belowThousand(number: number, joint: ' ' | ' and '): string {
  const rest = number % 100;
  const hundreds = number >= 100 ? `${small[Math.floor(number / 100)] ?? ''} hundred` : '';
  if (rest === 0) return hundreds;
  const one = small[rest % 10] ?? '';
  const below =
    rest < 20 ? (small[rest] ?? '') : `${tens[Math.floor(rest / 10)] ?? ''}${rest % 10 > 0 ? ` ${one}` : ''}`;
  return hundreds === '' ? below : `${hundreds}${joint}${below}`;
}
