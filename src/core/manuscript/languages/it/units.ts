import type { SpokenUnit } from '../numberRewrites.js';

/** Units as they are abbreviated beside a number. */
export const italianUnits: Readonly<Record<string, SpokenUnit>> = {
  km: ['chilometro', 'chilometri'],
  m: ['metro', 'metri'],
  cm: ['centimetro', 'centimetri'],
  mm: ['millimetro', 'millimetri'],
  kg: ['chilogrammo', 'chilogrammi'],
  g: ['grammo', 'grammi'],
  mg: ['milligrammo', 'milligrammi'],
  t: ['tonnellata', 'tonnellate'],
  l: ['litro', 'litri'],
  ml: ['millilitro', 'millilitri'],
  'km/h': ["chilometro all'ora", "chilometri all'ora"],
  'm²': ['metro quadrato', 'metri quadrati'],
  'km²': ['chilometro quadrato', 'chilometri quadrati'],
  'm³': ['metro cubo', 'metri cubi'],
  ha: ['ettaro', 'ettari'],
  '°C': ['grado Celsius', 'gradi Celsius'],
};
