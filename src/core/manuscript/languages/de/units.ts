import type { SpokenUnit } from '../numberRewrites.js';

/** Units as they are abbreviated beside a number. */
export const germanUnits: Readonly<Record<string, SpokenUnit>> = {
  km: ['Kilometer', 'Kilometer'],
  m: ['Meter', 'Meter'],
  cm: ['Zentimeter', 'Zentimeter'],
  mm: ['Millimeter', 'Millimeter'],
  kg: ['Kilogramm', 'Kilogramm'],
  g: ['Gramm', 'Gramm'],
  mg: ['Milligramm', 'Milligramm'],
  t: ['Tonne', 'Tonnen'],
  l: ['Liter', 'Liter'],
  ml: ['Milliliter', 'Milliliter'],
  'km/h': ['Kilometer pro Stunde', 'Kilometer pro Stunde'],
  'm²': ['Quadratmeter', 'Quadratmeter'],
  'km²': ['Quadratkilometer', 'Quadratkilometer'],
  'm³': ['Kubikmeter', 'Kubikmeter'],
  ha: ['Hektar', 'Hektar'],
  '°C': ['Grad Celsius', 'Grad Celsius'],
  '°': ['Grad', 'Grad'],
};
