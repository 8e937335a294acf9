import { Parser } from 'htmlparser2';

/** No lexicon and no word processor's document nests its elements deeper; the libraries that read them go down by calling themselves. */
const maxDepth = 300;

/**
 * Whether elements of an XML text are nested deeper than 300 levels; mistakes are read over. To be asked before a library that goes down
 * by calls: to let it run out of stack would not do, for V8 ends the process where a pattern is compiled with none left.
 */
export function isNestedTooDeep(xml: string): boolean {
  let depth = 0;
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag() {
        if (++depth <= maxDepth) return;
        isTooDeep = true;
        parser.pause();
      },
      onclosetag() {
        depth--;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return isTooDeep;
}
