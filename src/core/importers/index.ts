import type { Importer } from './importer.js';
import { docx } from './docx.js';
import { epub } from './epub.js';
import { html } from './html.js';
import { txt } from './txt.js';

/** All importers, in the order in which help lists them. */
export const importers: readonly Importer[] = [epub, docx, html, txt];
