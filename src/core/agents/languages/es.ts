import { wordSet, type LanguageWords } from './languageWords.js';

export const es: LanguageWords = {
  functionWords: wordSet(
    'el la los las lo un una unos unas y e o u pero mas que quien cuyo donde si como cuando entonces este esta estos estas ese esa ' +
      'eso a al de del en con por para desde hasta es son era eran fue fueron ser sido está están estaba ha han había habían ' +
      'haber hay se le les muy también ya',
  ),
  negations: wordSet('no nunca jamás nada nadie ningún ninguna ninguno sin ni tampoco'),
  number:
    /^(?:cero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\p{L}+|veinte|veinti\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|cientos?|(?:dos|tres|cuatro|seis|ocho)cient[oa]s|quinient[oa]s|setecient[oa]s|novecient[oa]s|mil|millón|millones|docenas?|medi[oa]|mitad|primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|cuart[oa]s?|quint[oa]s?|sext[oa]s?|séptim[oa]s?|octav[oa]s?|noven[oa]s?|décim[oa]s?)$/u,
  joints: ['y', 'pero', 'porque', 'mientras', 'aunque'],
  signs: { '&': 'y', '+': 'más', '%': 'por ciento', '=': 'igual a', '@': 'arroba', '°': 'grados', '/': 'o' },
  shortForms: { 'p. ej.': 'por ejemplo', 'etc.': 'etcétera', 'aprox.': 'aproximadamente' },
};
