import type { Maker } from './maker.js';
import { whisper } from './whisper.js';

/** Everyone who makes a model of another form of it, by the name in `models/catalog.yaml`. */
export const makers = { whisper } as const satisfies Readonly<Record<string, Maker>>;

/** The names of all of them. */
export const makerNames = Object.keys(makers) as (keyof typeof makers)[];
