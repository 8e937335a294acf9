import type { Rewrite } from '../../rewrite.js';

const names: Readonly<Record<string, string>> = {
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '@': 'at',
  '%': 'percent',
  '°': 'degrees',
  '×': 'times',
  '÷': 'divided by',
  '§': 'section',
  '©': 'copyright',
  '<': 'less than',
  '>': 'greater than',
  '±': 'plus or minus',
};

/** `Hart & Co` → Hart and Co, `#5` → number 5, `°C` → degrees Celsius. */
export const symbols: readonly Rewrite[] = [
  { id: 'number sign', pattern: /#(?=\d)/g, say: () => 'number ' },
  {
    id: 'temperature',
    pattern: /\s?°\s?([CF])\b/g,
    say: ([, scale]) => ` degrees ${scale === 'C' ? 'Celsius' : 'Fahrenheit'}`,
  },
  {
    id: 'symbol',
    pattern: new RegExp(`\\s?[${Object.keys(names).join('')}]\\s?`, 'g'),
    say: ({ 0: written, index, input }) => {
      const end = index + written.length;
      const said = names[written.trim()] ?? '';
      const follows = index > 0 && !(input.charAt(index - 1) in names);
      return `${follows ? ' ' : ''}${said}${end < input.length ? ' ' : ''}`;
    },
  },
  { id: 'silent', pattern: /[#*_~^|\\`{}]+/g, say: () => '' },
];
