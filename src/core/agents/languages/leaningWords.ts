import { wordSet } from './languageWords.js';

/** By what a sentence leans on others, so that it can't stand alone. All in lower case. */
export interface LeaningWords {
  /** How such a sentence begins. */
  readonly starts: RegExp;
  /** How a clause begins that is no sentence when its other half is cut off. */
  readonly clauseStarts: RegExp;
  /** Who “he” is stands elsewhere, unless a name comes before it. */
  readonly thirdPersons: ReadonlySet<string>;
  /** Somebody speaks to somebody. */
  readonly firstPersons: ReadonlySet<string>;
  /** Fits words that are none of a thing: participles, adverbs and other forms of verbs. */
  readonly notThings: RegExp;
}

const known: Readonly<Record<string, LeaningWords>> = {
  de: {
    starts:
      /^(?:das|dies\p{L}*|dann|da|dort|so|und|aber|doch|denn|auch|dar\p{L}+|dabei|damit|deshalb|trotzdem|hier|oder|jetzt|nun|ja|nein)(?!\p{L})/iu,
    clauseStarts:
      /^(?:und|aber|denn|sondern|doch|als|wenn|während|weil|da|nachdem|bevor|obwohl|sobald|indem|ob|falls|bis|seit|dass|daß|die|der|das|wo|wie)(?!\p{L})/iu,
    thirdPersons: wordSet('er sie es ihm ihr ihn ihnen sein seine seinen seinem seiner ihre ihren ihrem ihrer'),
    firstPersons: wordSet('ich du wir ihr mich dich uns euch mir dir mein meine meinen dein deine unser unsere euer'),
    notThings: /^\p{Ll}/u,
  },
  en: {
    starts:
      /^(?:this|that|these|those|then|so|and|but|or|yet|for|also|thus|therefore|however|here|such|which|still|if|well|at last|in another|presently|again|once more|because|by this time|there was nothing|now|next)(?!\p{L})/iu,
    clauseStarts:
      /^(?:and|but|or|so|yet|which|who|because|as|when|while|after|before|if|although|though|since|until|till|unless|where|whether|that|for|nor|than|on|having|being)(?!\p{L})/iu,
    thirdPersons: wordSet('he she it they him her his their its them'),
    firstPersons: wordSet('i you we me my your us our mine yours'),
    notThings: /(?:ed|ly|ing)$/u,
  },
  es: {
    starts:
      /^(?:esto|eso|est[ae]|es[ae]|aquel|aquella|entonces|luego|así|y|pero|pues|también|allí|aquí|porque|o)(?!\p{L})/iu,
    clauseStarts: /^(?:y|pero|o|que|porque|cuando|si|mientras|aunque|como|después|antes|al|donde|sino)(?!\p{L})/iu,
    thirdPersons: wordSet('él ella ellos ellas su sus lo le les la suyo suya'),
    firstPersons: wordSet('yo tú me te nos os mi mis tu tus nosotros vosotros usted ustedes vuestra'),
    notThings: /(?:aba|aban|ado|ido|ando|iendo|mente|aron|ieron|ar|er|ir|ía|ían)$/u,
  },
  fr: {
    starts:
      /^(?:ce|cela|ça|cet|cette|ces|celui|celle|alors|puis|ainsi|et|mais|car|donc|aussi|là|ici|parce|ou|c)(?!\p{L})/iu,
    clauseStarts:
      /^(?:et|mais|ou|qui|que|car|quand|lorsque|si|comme|tandis|pendant|après|avant|parce|puisque|dès|bien|où|donc)(?!\p{L})/iu,
    thirdPersons: wordSet('il elle ils elles lui leur leurs son sa ses eux'),
    firstPersons: wordSet('je j tu nous vous me te moi toi mon ma mes ton ta tes notre nos votre vos'),
    notThings: /(?:ait|aient|ant|ement|er|ir|é|ée|és|ées)$/u,
  },
  it: {
    starts: /^(?:quest[oa]|quell[oa]|ciò|allora|poi|così|e|ed|ma|però|anche|qui|là|perché|o)(?!\p{L})/iu,
    clauseStarts:
      /^(?:e|ed|ma|o|che|perché|quando|se|mentre|benché|poiché|appena|dopo|prima|siccome|dove|però)(?!\p{L})/iu,
    thirdPersons: wordSet('egli ella lui lei esso essa essi loro suo sua suoi sue gli'),
    firstPersons: wordSet('io tu noi voi mi ti ci vi mio mia miei mie tuo tua tuoi tue nostro nostra vostro vostra'),
    notThings: /(?:ando|endo|mente|ava|avano|eva|evano|are|ere|ire|ato|uto|ito)$/u,
  },
};

const unknown: LeaningWords = {
  starts: /(?!)/,
  clauseStarts: /(?!)/,
  thirdPersons: new Set(),
  firstPersons: new Set(),
  notThings: /(?!)/,
};

/** What is known of a language's leaning words; nothing leans in one that no table knows. */
export function leaningWords(tag: string): LeaningWords {
  return known[tag.toLowerCase().split('-')[0] ?? ''] ?? unknown;
}
