import { MarkupKind, type Hover } from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import { systemClock } from '../../core/base/clock.js';
import { notated } from '../../core/model/notation.js';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import { describedKey, type DescribedKey } from '../describedKeys.js';
import { engineNamed } from '../engineNamed.js';
import { inDocument, position } from '../schemas.js';
import { unlessBroken } from '../unlessBroken.js';
import { wordAt } from '../wordAt.js';
import { wordCard } from '../wordCard.js';
import type { Feature } from './feature.js';

const params = v.object({ ...inDocument.entries, position });
type Position = v.InferOutput<typeof position>;

/** A hover is answered within 50 ms, also beside an edit: an engine has until so long after it was asked for, whatever else that took. */
const phonemesWithinMs = 10;

/** How the word under the pointer will be said and where its chunk stands; of a key of book or front matter, its meaning. */
export const hover: Feature = {
  id: 'hover',
  capabilities: { hoverProvider: true },
  register(context) {
    context.on('textDocument/hover', params, ({ textDocument: { uri }, position: at }, signal) => {
      const text = context.documents.get(uri) ?? context.documents.bookFile(uri);
      const key = text && describedKey(text, at);
      return key ? hoverKey(key) : hoverWord(context, uri, at, signal);
    });
  },
};

function hoverKey({ name, description, range }: DescribedKey): Hover {
  return { range, contents: { kind: MarkupKind.Markdown, value: `**${name}**\n\n${description}` } };
}

async function hoverWord(context: Context, uri: string, at: Position, signal: AbortSignal): Promise<Hover | null> {
  const { documents, isTrusted, lector, log, manuscripts, pronunciations } = context;
  const asked = systemClock.monotonicMs();
  if (!documents.get(uri)) return null;
  const plan = await unlessBroken(manuscripts.plan(uri, signal), log);
  const place = plan && wordAt(plan, plan.document.offsetAt(at));
  if (!plan || !place) return null;
  const { chunk, speech = plan.speech } = place.status;
  const canSpeak = isTrusted();
  const { text, back } = notated(place.spoken, await engineNamed(lector, speech.engine));
  const leftMs = phonemesWithinMs - (systemClock.monotonicMs() - asked);
  const heard = canSpeak ? await pronunciations.of({ ...speech, text }, Math.max(0, leftMs)) : undefined;
  const phonemes = heard?.map(back);
  const range = toRange(plan.document, place.span);
  const written = plan.document.getText(range);
  const language = chunk.language ?? plan.language;
  const heteronym = await lector.use((core) => core.heteronymAt(place.sentence, place.inSentence, language));
  return {
    range,
    contents: {
      kind: MarkupKind.Markdown,
      value: wordCard({ uri, place, written, speech, phonemes, heteronym, canSpeak }),
    },
  };
}
