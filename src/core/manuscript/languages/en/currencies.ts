export interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: string;
  readonly cents?: string;
}

const dollar = { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' };
const pound = { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' };
const euro = { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' };
const franc = { one: 'Swiss franc', many: 'Swiss francs', cent: 'centime', cents: 'centimes' };
const rupee = { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise' };
const yen = { one: 'yen', many: 'yen' };
const won = { one: 'won', many: 'won' };
const real = { one: 'real', many: 'reais', cent: 'centavo', cents: 'centavos' };

/** What stands before an amount, or after it. */
export const currencies: Readonly<Record<string, Currency>> = {
  $: dollar,
  '£': pound,
  '€': euro,
  '¥': yen,
  '₩': won,
  '₹': rupee,
  '₽': { one: 'ruble', many: 'rubles', cent: 'kopek', cents: 'kopeks' },
  '₺': { one: 'lira', many: 'lira', cent: 'kurus', cents: 'kurus' },
  '₪': { one: 'shekel', many: 'shekels', cent: 'agora', cents: 'agorot' },
  '₴': { one: 'hryvnia', many: 'hryvnias', cent: 'kopiyka', cents: 'kopiykas' },
  '฿': { one: 'baht', many: 'baht', cent: 'satang', cents: 'satang' },
  '₦': { one: 'naira', many: 'naira', cent: 'kobo', cents: 'kobo' },
  '₫': { one: 'dong', many: 'dong' },
  US$: of('US', dollar),
  A$: of('Australian', dollar),
  AU$: of('Australian', dollar),
  C$: of('Canadian', dollar),
  CA$: of('Canadian', dollar),
  NZ$: of('New Zealand', dollar),
  HK$: of('Hong Kong', dollar),
  S$: of('Singapore', dollar),
  R$: real,
  'Rs.': rupee,
  Rs: rupee,
  USD: of('US', dollar),
  AUD: of('Australian', dollar),
  CAD: of('Canadian', dollar),
  NZD: of('New Zealand', dollar),
  EUR: euro,
  GBP: pound,
  JPY: yen,
  CHF: franc,
  INR: rupee,
  KRW: won,
  BRL: real,
  CNY: { one: 'yuan', many: 'yuan' },
  RMB: { one: 'yuan', many: 'yuan' },
  SEK: { one: 'Swedish krona', many: 'Swedish kronor', cent: 'öre', cents: 'öre' },
  NOK: { one: 'Norwegian krone', many: 'Norwegian kroner', cent: 'øre', cents: 'øre' },
  DKK: { one: 'Danish krone', many: 'Danish kroner', cent: 'øre', cents: 'øre' },
  kr: { one: 'krone', many: 'kroner', cent: 'øre', cents: 'øre' },
  zł: { one: 'zloty', many: 'zloty', cent: 'grosz', cents: 'groszy' },
  '¢': { one: 'cent', many: 'cents' },
};

function of(country: string, currency: Currency): Currency {
  return { ...currency, one: `${country} ${currency.one}`, many: `${country} ${currency.many}` };
}
