import type { SpokenUnit } from '../numberRewrites.js';

/** Units as they are abbreviated beside a number. */
export const frenchUnits: Readonly<Record<string, SpokenUnit>> = {
  km: ['kilomètre', 'kilomètres'],
  m: ['mètre', 'mètres'],
  cm: ['centimètre', 'centimètres'],
  mm: ['millimètre', 'millimètres'],
  kg: ['kilogramme', 'kilogrammes'],
  g: ['gramme', 'grammes'],
  mg: ['milligramme', 'milligrammes'],
  t: ['tonne', 'tonnes'],
  l: ['litre', 'litres'],
  ml: ['millilitre', 'millilitres'],
  'km/h': ['kilomètre par heure', 'kilomètres par heure'],
  'm²': ['mètre carré', 'mètres carrés'],
  'km²': ['kilomètre carré', 'kilomètres carrés'],
  'm³': ['mètre cube', 'mètres cubes'],
  ha: ['hectare', 'hectares'],
  '°C': ['degré Celsius', 'degrés Celsius'],
  '°': ['degré', 'degrés'],
};
