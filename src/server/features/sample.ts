import * as v from 'valibot';
import { LectorError } from '../../core/base/errors.js';
import type { EngineInfo } from '../../core/model/engineInfo.js';
import { isIpa } from '../../core/model/ipa.js';
import type { SampleRequest } from '../../core/model/sample.js';
import { overlaps, type Span } from '../../core/model/span.js';
import { methods } from '../../protocol/messages/methods.js';
import type { SampleParams, SampleResult } from '../../protocol/messages/samples.js';
import type { Context } from '../context.js';
import { engineNamed } from '../engineNamed.js';
import type { Plan } from '../manuscripts.js';
import { span } from '../schemas.js';
import { t } from '../texts.js';
import { unlessBroken } from '../unlessBroken.js';
import { spokenWithin } from '../wordAt.js';
import type { Feature } from './feature.js';

const defaultLanguage = 'en';

const params = v.object({
  uri: v.exactOptional(v.string()),
  span: v.exactOptional(span),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
  asInBook: v.exactOptional(v.boolean()),
  ipa: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  engine: v.exactOptional(v.string()),
  voice: v.exactOptional(v.string()),
  rate: v.exactOptional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2))),
});

/** Speaks a few words for a person to hear, beside any narration; the same words at once the second time. */
export const sample: Feature = {
  id: 'sample',
  register(context) {
    context.on(methods.sample, params, async (asked, signal): Promise<SampleResult> => {
      context.requireTrust();
      const request = await requestOf(context, asked, signal);
      const { wav, seconds, text } = await context.lector.use((core) => core.sample(request, signal));
      return { wav: Buffer.from(wav).toString('base64'), seconds, text };
    });
  },
};

/** The words as they are spoken, in the voice asked for, else in the one that reads them. */
async function requestOf(context: Context, asked: SampleParams, signal: AbortSignal): Promise<SampleRequest> {
  const { lector, log, manuscripts, settings } = context;
  const { uri, span, ipa, engine, voice } = asked;
  const plan = uri === undefined ? undefined : await unlessBroken(manuscripts.plan(uri, signal), log);
  const own = plan ? speechAt(plan, span) : { ...settings(), language: settings().language || defaultLanguage };
  const info = await engineNamed(lector, engine ?? own.engine);
  if (ipa !== undefined) requireIpa(ipa, info);
  const planned = ipa !== undefined ? `[[${ipa}]]` : plan && span ? spokenWithin(plan, span, info) : '';
  const text = planned === '' ? await said(context, asked, { ...info, language: own.language }, signal) : planned;
  const { language } = own;
  const { rate = own.rate } = asked;
  if (engine === undefined && voice === undefined)
    return { engine: own.engine, voice: own.voice, rate, language, text };
  return { engine: engine ?? '', voice: voice ?? '', rate, language, text };
}

/** @throws LectorError BAD_ARGUMENT for what is no IPA, or an engine that doesn't read it. */
function requireIpa(ipa: string, { name, readsIpa }: Partial<Pick<EngineInfo, 'name' | 'readsIpa'>>): void {
  if (!isIpa(ipa)) {
    throw new LectorError('BAD_ARGUMENT', t('“{0}” is no IPA.', ipa), {
      nextStep: t('Write it as eSpeak NG does, with a stress mark, such as ˈhoʊmz.'),
    });
  }
  if (name === undefined || readsIpa) return;
  throw new LectorError('BAD_ARGUMENT', t('{0} reads no IPA.', name), {
    nextStep: t('Write in ordinary letters how the word is said.'),
  });
}

/** The manuscript's speech, or that of the span's own chunk where a mark or the cast gives it another. */
function speechAt({ chapters, speech }: Plan, span: Span | undefined): Plan['speech'] {
  if (!span) return speech;
  const chunks = chapters.flatMap((chapter) => chapter.chunks);
  return chunks.find(({ chunk }) => overlaps(chunk.span, span))?.speech ?? speech;
}

/** Words that no plan has, as they are spoken: with the book's pronunciations where that is asked for. */
async function said(
  context: Context,
  asked: SampleParams,
  { language, ...engine }: { readonly language: string; readonly readsIpa?: boolean },
  signal: AbortSignal,
): Promise<string> {
  const { lector, log, manuscripts } = context;
  const written = writtenText(context, asked);
  const { uri, asInBook = false } = asked;
  const book = asInBook && uri !== undefined ? await unlessBroken(manuscripts.book(uri, signal), log) : undefined;
  return lector.use((core) => core.normalize(written, language, book?.pronunciations, engine));
}

/** What is spoken where nothing of the span is: a code block, or a text that can't be planned. */
function writtenText({ documents }: Context, { uri, span, text }: SampleParams): string {
  if (text !== undefined) return text;
  const document = uri === undefined ? undefined : documents.get(uri);
  return span && document ? document.getText().slice(span.start, span.end) : '';
}
