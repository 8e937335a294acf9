import type { Contender } from './contender.js';

/** Closes in the end whoever was given to `opened`. */
export async function withContenders<T>(use: (opened: (contender: Contender) => Contender) => Promise<T>): Promise<T> {
  const open: Contender[] = [];
  try {
    return await use((contender) => {
      open.push(contender);
      return contender;
    });
  } finally {
    for (const contender of open) await contender.close();
  }
}
