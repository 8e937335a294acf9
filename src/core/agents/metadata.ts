import * as v from 'valibot';
import { countWords } from '../base/countWords.js';
import type { Description } from '../model/description.js';
import { isPlainLanguage } from '../model/readingLevel.js';
import type { Agent } from './agent.js';
import { extractOf } from './extractOf.js';
import { isShare } from './isShare.js';
import { languageWords } from './languages/index.js';
import { metadataLimits, mostTags, type MetadataOrder } from './metadataOrder.js';
import { oneLine } from './plainText.js';
import { plainMetadata } from './plainMetadata.js';
import { metadataPrompt } from './prompts/metadata.js';
import { quoted } from './quoted.js';
import { tellsOf } from './tellsOf.js';

const reply = v.object({
  title: v.string(),
  summary: v.string(),
  description: v.string(),
  plain: v.string(),
  tags: v.array(v.string()),
  confidence: v.number(),
});

/** Characters of a text that a model is given. */
const longestText = 6_000;
const longestTitle = 200;
const titleWords = 12;
const tagWords = 4;
const tagLength = 40;
/** Tokens that a word has at most on average, and those of a reply beside its texts. */
const tokensPerWord = 2.5;
const replyTokens = 150;

/** Describes a chapter or a book: title, summary, description, the same in plain language, tags. */
export const metadata: Agent<MetadataOrder, v.InferOutput<typeof reply>, Description> = {
  id: 'metadata',
  promptVersion: metadataPrompt.version,
  reply,
  canCheck: ({ language, sentences }) => languageWords(language) !== undefined && sentences.length > 0,
  prompt: ({ of, title, sentences, tags, language }) => {
    const { summary, description, plain } = metadataLimits[of];
    const texts = sentences.map(({ text }) => oneLine(text));
    return {
      system: metadataPrompt.system,
      user: [
        of === 'chapter' ? 'It is a chapter.' : 'It is a whole book, told by what its chapters are about.',
        `Language: ${language.replace(/[^\w-]/g, '').slice(0, 20)}.`,
        `At most ${summary} words of summary, ${description} of description, ${plain} of plain.`,
        `Its title:\n${quoted(title.slice(0, longestTitle))}`,
        ...(tags.length > 0
          ? [`What its chapters are about:\n${quoted([...new Set(tags.flat())].join(', ').slice(0, 600))}`]
          : []),
        `The text:\n${quoted(extractOf(texts, longestText, language))}`,
      ].join('\n\n'),
    };
  },
  maxReplyTokens({ of }) {
    const { summary, description, plain } = metadataLimits[of];
    return replyTokens + Math.ceil((summary + description + plain) * tokensPerWord);
  },
  parse({ confidence, tags, ...texts }, order) {
    const { of, title: ownTitle, sentences, language } = order;
    const source = [ownTitle, ...order.tags.flat(), ...sentences.map(({ text }) => text)].join('\n');
    const tells = tellsOf({ source, instructions: metadataPrompt.system, language });
    const limits = { title: titleWords, ...metadataLimits[of] };
    const title = oneLine(texts.title);
    const summary = oneLine(texts.summary);
    const description = oneLine(texts.description);
    const plain = oneLine(texts.plain);
    const answer = { title, summary, description, plain };
    const isGood = Object.entries(answer).every(([name, text]) => {
      const words = countWords(text);
      return words > 0 && words <= limits[name as keyof typeof answer] && tells(text);
    });
    const kept = tagsIn(tags).filter(tells);
    if (!isShare(confidence) || !isGood || kept.length === 0 || !isPlainLanguage(plain, language)) return undefined;
    return { answer: { ...answer, tags: kept.slice(0, mostTags) }, confidence };
  },
  heuristic: plainMetadata,
};

/** Short ones, each once. */
function tagsIn(tags: readonly string[]): readonly string[] {
  const lines = tags
    .map(oneLine)
    .filter((tag) => tag.length <= tagLength && countWords(tag) <= tagWords && /\p{L}/u.test(tag));
  return lines.filter((tag, at) => lines.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === at);
}
