/** The spoken singular and plural of a unit. */
export type Unit = readonly [one: string, many: string];

/** Base, spoken base, and the prefixes that are in use with it. */
const metric: readonly (readonly [base: string, name: string, prefixes: string])[] = [
  ['m', 'meter', 'k c m μ µ n'],
  ['g', 'gram', 'k m μ µ'],
  ['l', 'liter', 'm c d'],
  ['L', 'liter', 'm'],
  ['W', 'watt', 'k M G'],
  ['V', 'volt', 'k m'],
  ['Hz', 'hertz', 'k M G T'],
  ['Wh', 'watt hour', 'k M G T'],
  ['J', 'joule', 'k M'],
  ['Pa', 'pascal', 'h k M G'],
  ['B', 'byte', 'k K M G T P'],
  ['bps', 'bit per second', 'k M G T'],
  ['Ω', 'ohm', 'k M'],
];
const prefixes: Readonly<Record<string, string>> = {
  ...{ n: 'nano', μ: 'micro', µ: 'micro', m: 'milli', c: 'centi', d: 'deci' },
  ...{ h: 'hecto', k: 'kilo', K: 'kilo', M: 'mega', G: 'giga', T: 'tera', P: 'peta' },
};

const others: Readonly<Record<string, Unit>> = {
  in: ['inch', 'inches'],
  '″': ['inch', 'inches'],
  ft: ['foot', 'feet'],
  yd: ['yard', 'yards'],
  yds: ['yard', 'yards'],
  mi: ['mile', 'miles'],
  nmi: ['nautical mile', 'nautical miles'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  kgs: ['kilogram', 'kilograms'],
  kms: ['kilometer', 'kilometers'],
  gal: ['gallon', 'gallons'],
  qt: ['quart', 'quarts'],
  pt: ['pint', 'pints'],
  tsp: ['teaspoon', 'teaspoons'],
  tbsp: ['tablespoon', 'tablespoons'],
  ha: ['hectare', 'hectares'],
  ac: ['acre', 'acres'],
  mol: ['mole', 'moles'],
  ly: ['light year', 'light years'],
  AU: ['astronomical unit', 'astronomical units'],
  cc: ['C C', 'C C'],
  s: ['second', 'seconds'],
  sec: ['second', 'seconds'],
  secs: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
  ns: ['nanosecond', 'nanoseconds'],
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  wk: ['week', 'weeks'],
  wks: ['week', 'weeks'],
  mo: ['month', 'months'],
  mos: ['month', 'months'],
  yr: ['year', 'years'],
  yrs: ['year', 'years'],
  mbps: ['megabit per second', 'megabits per second'],
  gbps: ['gigabit per second', 'gigabits per second'],
  mph: ['mile per hour', 'miles per hour'],
  kph: ['kilometer per hour', 'kilometers per hour'],
  kmh: ['kilometer per hour', 'kilometers per hour'],
  mpg: ['mile per gallon', 'miles per gallon'],
  rpm: ['revolution per minute', 'revolutions per minute'],
  fps: ['frame per second', 'frames per second'],
  psi: ['pound per square inch', 'pounds per square inch'],
  bpm: ['beat per minute', 'beats per minute'],
  dpi: ['dot per inch', 'dots per inch'],
  ppm: ['part per million', 'parts per million'],
  px: ['pixel', 'pixels'],
  hp: ['horsepower', 'horsepower'],
  dB: ['decibel', 'decibels'],
  kcal: ['kilocalorie', 'kilocalories'],
  cal: ['calorie', 'calories'],
  mA: ['milliampere', 'milliamperes'],
  mAh: ['milliampere hour', 'milliampere hours'],
  atm: ['atmosphere', 'atmospheres'],
  '%': ['percent', 'percent'],
  '‰': ['per mille', 'per mille'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  ºC: ['degree Celsius', 'degrees Celsius'],
  '℃': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  ºF: ['degree Fahrenheit', 'degrees Fahrenheit'],
  '℉': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
  º: ['degree', 'degrees'],
};

/** Bases that beside a number are letters more often than units: `221B`. */
const mostlyLetters = new Set(['B', 'J']);

/** Every abbreviation of a unit. */
export const units: Readonly<Record<string, Unit>> = {
  ...Object.fromEntries(
    metric.flatMap(([base, name, used]) => [
      ...(mostlyLetters.has(base) ? [] : [[base, both(name)] as const]),
      ...used.split(' ').map((prefix) => [prefix + base, both((prefixes[prefix] ?? '') + name)] as const),
    ]),
  ),
  ...others,
};

/** The unit that an abbreviation means; its case matters less the longer it is: `12 KG`. */
export function unitOf(written: string): Unit | undefined {
  return units[written] ?? (written.length > 1 ? units[written.toLowerCase()] : undefined);
}

function both(name: string): Unit {
  if (name.endsWith('hertz')) return [name, name];
  return [name, name.includes(' per ') ? name.replace(' per ', 's per ') : `${name}s`];
}
