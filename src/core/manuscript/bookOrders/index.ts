import type { BookOrder } from './bookOrder.js';
import { lectorYaml } from './lectorYaml.js';
import { quartoYml } from './quartoYml.js';
import { summaryMd } from './summaryMd.js';

/** The files that may order a book; what an earlier one says counts. */
export const bookOrders: readonly BookOrder[] = [lectorYaml, summaryMd, quartoYml];
