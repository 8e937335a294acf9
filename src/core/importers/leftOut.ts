import type { Finding } from '../model/verdict.js';

/** What an import leaves out, how often. */
export type Leaving = 'pictures' | 'media' | 'scripts' | 'navigation' | 'forms';

const phrases: Readonly<Record<Leaving, (count: number) => string>> = {
  pictures: (count) => `${counted(count, 'picture')} left out; descriptions of pictures stay as text.`,
  media: (count) => `${counted(count, 'sound, film or frame', 'sounds, films or frames')} left out.`,
  scripts: (count) => `${counted(count, 'script')} left out.`,
  navigation: (count) => `${counted(count, 'table of contents or menu', 'tables of contents or menus')} left out.`,
  forms: (count) => `${counted(count, 'field or button', 'fields or buttons')} left out.`,
};

/** Counts what is left out, to tell it at the end. */
export function countLeft(): { readonly count: (what: Leaving) => void; readonly findings: () => readonly Finding[] } {
  const counts = new Map<Leaving, number>();
  return {
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    findings: () => [...counts].map(([what, count]) => importFinding(`left-out-${what}`, phrases[what](count))),
  };
}

/** Something that a person who imports may want to know. */
export function importFinding(code: string, message: string): Finding {
  return { code, severity: 'info', message };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
