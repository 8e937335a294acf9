import type { SpokenUnit } from '../numberRewrites.js';

/** Units as they are abbreviated beside a number. */
export const spanishUnits: Readonly<Record<string, SpokenUnit>> = {
  km: ['kilómetro', 'kilómetros'],
  m: ['metro', 'metros'],
  cm: ['centímetro', 'centímetros'],
  mm: ['milímetro', 'milímetros'],
  kg: ['kilogramo', 'kilogramos'],
  g: ['gramo', 'gramos'],
  mg: ['miligramo', 'miligramos'],
  t: ['tonelada', 'toneladas'],
  l: ['litro', 'litros'],
  ml: ['mililitro', 'mililitros'],
  'km/h': ['kilómetro por hora', 'kilómetros por hora'],
  'm²': ['metro cuadrado', 'metros cuadrados'],
  'km²': ['kilómetro cuadrado', 'kilómetros cuadrados'],
  'm³': ['metro cúbico', 'metros cúbicos'],
  ha: ['hectárea', 'hectáreas'],
  '°C': ['grado Celsius', 'grados Celsius'],
  ºC: ['grado Celsius', 'grados Celsius'],
  '°': ['grado', 'grados'],
};
