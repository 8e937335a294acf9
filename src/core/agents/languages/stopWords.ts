import { wordSet } from './languageWords.js';

/** Words that say little of what a text is about, beside function words: pronouns, adverbs, and verbs and nouns that every text has. */
const known: Readonly<Record<string, ReadonlySet<string>>> = {
  de: wordSet(
    'ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine meinen meinem meiner dein deine deinen sein seine ' +
      'seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere dieser diese dieses diesen diesem jener jene man alle ' +
      'alles allem viel viele wenig mehr etwas ganz wieder immer hier dort hin her nun jetzt dann damals einmal endlich vielleicht ' +
      'wohl ja nein sagte sagt sagen fragte rief antwortete ging geht gehen kam kommt kommen machte macht machen ließ lassen stand ' +
      'steht sah sieht sehen wußte wusste weiß dachte gab gibt nahm hielt blieb zwischen gegen unter vor hinter neben durch bis ' +
      'weil ob was wer wo warum welche welcher jeder jede jedes andere anderen anderer selbst beim dabei damit davon darauf daran ' +
      'zurück heraus hinaus herein hinein zeit tag tage mal herr frau hätte wäre würde könnte müsse müssen gut große großen kleine ' +
      'kleinen alte alten eben gerade fast bald sofort plötzlich zuerst zwei drei bin bist hast sind weg los',
  ),
  en: wordSet(
    'i you he she we they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself herself ' +
      'itself ourselves themselves one two three some any all both each every other others another such own same more most much many ' +
      'few little less least said say says saying asked ask answered replied cried thought think know knew known see saw seen look ' +
      'looked looking came come coming went go going gone get got getting make made making take took taken give gave given tell told ' +
      'find found put set let left seemed seem began begin begun turned turn keep kept want wanted like well now still again ever ' +
      'even only out up down off over under about after before between through during against around away back once twice soon ' +
      'here why how yes oh quite rather almost perhaps indeed upon till until since yet far long time times day days way thing ' +
      'things something anything everything nothing man men woman people hand hands eyes head face mr mrs miss mister dear good ' +
      'great old first last next new right enough always often sometimes never sir must shall among along cannot much back behind ' +
      'done being having moment words word voice side end anything without suddenly already together against wish tone certainly ' +
      'sure really afraid glad remark remarked ought please suppose perhaps course matter rate heard hear try tried either wonder makes round large question bit getting ready talk talking speak felt feel held stood sat run ran wrote write written whoever whatever',
  ),
  es: wordSet(
    'yo tú él ella nosotros vosotros ellos ellas me te nos os mi mis tu tus su sus nuestro nuestra nuestros nuestras suyo suya uno ' +
      'otra otro otras otros todo toda todos todas mucho mucha muchos muchas poco poca más menos tan tanto algo alguien alguno alguna ' +
      'algunos cada mismo misma dijo decir dice preguntó respondió fue ir iba vino venir hizo hacer hace dio dar vio ver tenía tener ' +
      'tiene sabía saber podía poder puede quería querer quiere parecía así aquí allí ahí ahora luego después antes siempre entonces ' +
      'aún todavía sobre entre bajo ante tras sin contra qué quién cuál cómo cuándo dónde porque aunque mientras sino sólo solo bien ' +
      'mal vez veces día días tiempo hombre mujer cosa cosas señor señora don doña sí dos tres gran grande buen bueno buena casi ' +
      'aquel aquella aquellos aquellas este ésta éste esto ni pues haber hubo quedó dejó tal tales',
  ),
  fr: wordSet(
    'je j tu il elle on nous vous ils elles me m te t lui leur leurs moi toi soi eux mon ma mes ton ta tes son sa ses notre nos ' +
      'votre vos tout toute tous toutes autre autres même mêmes quelque quelques chaque plusieurs plus moins peu beaucoup trop tant ' +
      'dit dire disait demanda répondit alla aller allait vint venir fit faire fait prit prendre vit voir vu mit mettre put pouvoir ' +
      'peut pouvait voulait vouloir veut savait savoir sait fut bien encore toujours jamais ici là maintenant après avant pendant ' +
      'depuis entre vers contre sous jusque jusqu ainsi enfin comment pourquoi parce lorsque lorsqu celui celle ceux cela ça ci voilà ' +
      'oui temps jour jours fois homme femme chose choses monsieur madame mademoiselle bon bonne grand grande petit petite deux trois ' +
      'ai as avons avez suis es sommes êtes serait cette leur déjà presque seulement lequel laquelle rien tel telle hors',
  ),
  it: wordSet(
    'io tu lui lei egli ella esso essa noi voi loro mi ti ci vi me te sé gli le li ne mio mia miei mie tuo tua suo sua suoi sue ' +
      'nostro nostra vostro vostra altro altra altri altre tutto tutta tutti tutte stesso stessa qualche ogni alcuni alcune più meno ' +
      'poco molto molta molti molte tanto troppo disse dire dice chiese rispose andò andare andava venne venire fece fare fa prese ' +
      'prendere vide vedere mise poteva potere può voleva volere vuole sapeva sapere sa fu bene ancora sempre qui qua lì là ora adesso ' +
      'dopo prima durante tra fra verso contro sotto sopra fino così infine perché benché mentre ciò quel quei quegli quale quali sì ' +
      'tempo giorno giorni volta volte uomo donna cosa cose signor signore signora buon buono buona grande piccolo piccola due tre ' +
      'ho hai abbiamo avete hanno siamo siete sarebbe quasi solo soltanto appena ecco don era ero tale',
  ),
};

/** A language's own words that say little; none where the language isn't known. */
export function stopWords(tag: string): ReadonlySet<string> {
  return known[tag.toLowerCase().split('-')[0] ?? ''] ?? new Set();
}
