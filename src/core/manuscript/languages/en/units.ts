import { plainUnits, type Unit } from './plainUnits.js';

/** Base, spoken base, and the prefixes that are in use with it. */
const metric: readonly (readonly [base: string, name: string, prefixes: string])[] = [
  ['m', 'meter', 'k d c m μ µ n'],
  ['g', 'gram', 'k m μ µ n'],
  ['l', 'liter', 'm c d'],
  ['L', 'liter', 'm'],
  ['W', 'watt', 'k M G'],
  ['V', 'volt', 'k m'],
  ['Hz', 'hertz', 'k M G T'],
  ['Wh', 'watt hour', 'k M G T'],
  ['J', 'joule', 'k M G T'],
  ['Pa', 'pascal', 'h k M G'],
  ['B', 'byte', 'k K M G T P'],
  ['bps', 'bit per second', 'k M G T'],
  ['Ω', 'ohm', 'k M'],
];
const prefixes: Readonly<Record<string, string>> = {
  ...{ n: 'nano', μ: 'micro', µ: 'micro', m: 'milli', c: 'centi', d: 'deci' },
  ...{ h: 'hecto', k: 'kilo', K: 'kilo', M: 'mega', G: 'giga', T: 'tera', P: 'peta' },
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
  ...plainUnits,
};

/** Those with capitals that mean nothing else without: `50 hz`. */
const inAnyCase: Readonly<Record<string, string>> = Object.fromEntries(
  ['Hz', 'kHz', 'MHz', 'GHz', 'dB', 'kW', 'GW', 'kWh', 'GWh', 'kPa', 'MPa', 'TB', 'mAh', '°C', '°F', 'ºC', 'ºF'].map(
    (one) => [one.toLowerCase(), one],
  ),
);

/** The unit that an abbreviation means; its case matters less the longer it is: `12 KG`. */
export function unitOf(written: string): Unit | undefined {
  if (units[written] !== undefined || written.length < 2) return units[written];
  const small = written.toLowerCase();
  return units[small] ?? units[inAnyCase[small] ?? ''];
}

function both(name: string): Unit {
  if (name.endsWith('hertz')) return [name, name];
  return [name, name.includes(' per ') ? name.replace(' per ', 's per ') : `${name}s`];
}
