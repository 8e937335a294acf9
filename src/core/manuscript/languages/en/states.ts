import type { Rewrite } from '../../rewrite.js';
import { eachDigit } from './numberWords.js';

const states: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware FL:Florida ' +
    'GA:Georgia HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas KY:Kentucky LA:Louisiana ME:Maine ' +
    'MD:Maryland MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi MO:Missouri MT:Montana NE:Nebraska ' +
    'NV:Nevada NH:New_Hampshire NJ:New_Jersey NM:New_Mexico NY:New_York NC:North_Carolina ND:North_Dakota OH:Ohio ' +
    'OK:Oklahoma OR:Oregon PA:Pennsylvania RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas ' +
    'UT:Utah VT:Vermont VA:Virginia WA:Washington WV:West_Virginia WI:Wisconsin WY:Wyoming DC:DC'
  )
    .split(' ')
    .map((one) => [one.slice(0, 2), one.slice(3).replace('_', ' ')]),
);

/** Without a postal code these are words first: `All right, Tom, OK.` */
const alsoWords = new Set(['OK', 'HI', 'ME', 'OH']);

/** `Hull, CA 95051` → Hull, California, nine five zero five one; `Salem, OR.` → Salem, Oregon. */
export const postalStates: readonly Rewrite[] = [
  {
    id: 'state and postal code',
    pattern: /(?<![\p{L}\p{N}])([A-Z]{2}|D\.C\.),?\s(\d{5})(?:-(\d{4}))?(?![\p{L}\p{N}]|[.,]\d)/gu,
    say: ([, state = '', code = '', more = '']) => {
      const said = states[state.replaceAll('.', '')];
      return said === undefined ? undefined : `${said}, ${eachDigit(code + more)}`;
    },
  },
  {
    id: 'state',
    pattern: new RegExp(
      String.raw`(?<=\p{Lu}[\p{L}.]+,\s)(${Object.keys(states).join('|')})(?=[.,;)]|\s\p{Ll}|$)`,
      'gu',
    ),
    say: ([, state = '']) => (alsoWords.has(state) ? undefined : states[state]),
  },
];
