const names = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** One group: a month in full or short, in any case of letters. */
export const month = `(${names.map((name) => `${name}\\b|${name.slice(0, 3)}\\b\\.?`).join('|')}|Sept\\b\\.?)`;

/** One group: a month in short that can be no other word or name before its dot. */
export const shortMonth = '(Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)';

/** The full name of a month as `month` finds it, or by its number from 1; undefined past 12. */
export function monthName(written: string): string | undefined {
  if (/^\d+$/.test(written)) return names[Number(written) - 1];
  const start = written.slice(0, 3).toLowerCase();
  const name = names.find((one) => one.toLowerCase().startsWith(start));
  return /^\p{Ll}/u.test(written) ? name?.toLowerCase() : name;
}

const days: Readonly<Record<string, string>> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

/** One group: the short name of a day of the week. */
export const weekday = String.raw`(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?`;

export function weekdayName(written: string): string | undefined {
  return days[written.slice(0, 3)];
}

/** A month or a day of the week in full: the source of a pattern without groups. */
export const fullName = `(?:${[...names, ...Object.values(days)].join('|')})`;
