import { filled } from '../../base/phrase.js';
import { setYamlPath } from '../../base/setYamlPath.js';
import { yamlAt, yamlOf } from '../../base/yamlPath.js';
import { yamlPathOf, type MetadataPath, type MetadataValue } from '../../model/bookMetadata.js';
import type { Described } from '../../model/description.js';
import { metadataFlaw, type MetadataField } from '../../model/metadataField.js';
import type { ChapterMetadataView, MetadataFieldView, MetadataView, ProposeEvent } from '../../model/metadataView.js';
import type { Patch, ProposedEdit } from '../../model/patch.js';
import { readingLevel, type ReadingLevel } from '../../model/readingLevel.js';
import type { PlanRequest } from '../../model/request.js';
import { metadataRefusal } from '../../patches/metadataRefusal.js';
import { describe } from '../describe.js';
import type { JobWorld } from '../jobWorld.js';
import { openBook } from '../openBook.js';
import { bookFile } from '../placePatch.js';
import { stageEdits } from '../stageEdits.js';
import { metadataPhrases } from './metadataPhrases.js';
import { openMetadata } from './openMetadata.js';
import { videoTitle } from './videoTitle.js';
import { viewMetadata } from './viewMetadata.js';

/** A value, and who made it; null for rules that need nothing but title and author. */
interface Wanted {
  readonly at: MetadataPath;
  readonly value: MetadataValue;
  readonly by: Described | null;
}

/**
 * Proposes what is empty of a book's metadata, or of a chapter's: by a language model where one is set, else by rules. What a person wrote
 * is never proposed anew, what waits or was rejected not again. Staged as patches of the kind `metadata`; nothing is applied.
 * @throws LectorError as viewMetadata, describe; BOOK_LOCKED while another process narrates the book.
 */
export async function* proposeMetadata(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): AsyncGenerator<ProposeEvent, void> {
  const view = await viewMetadata(world, request, signal);
  const chapters = new Map<string, Described>();
  let whole: Described | undefined;
  for await (const event of describe(world, request, signal)) {
    if (event.kind === 'describing') yield event;
    else if (event.kind === 'chapter') chapters.set(event.id, event.described);
    else whole = event.described;
  }
  const wanted = [
    ...(whole ? ofBook(view, whole) : []),
    ...view.chapters.flatMap((one) => ofChapter(one, chapters.get(one.id))),
  ];
  const { book } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const lock = await store.lock(signal);
  try {
    // Somebody may have written into the file while a model was thinking.
    const { text = '' } = await openMetadata(book, request, signal);
    const objections = wanted.map((one) => objectionTo(one, text, view.language));
    const edits = wanted.flatMap((one, at) => (objections[at] === undefined ? (editOf(one, text, view) ?? []) : []));
    const notes = objections.flatMap((note) => note ?? []);
    yield { kind: 'proposed', patches: await stageEdits(world, store, text, edits), notes };
  } finally {
    await lock.dispose();
  }
}

function ofBook({ fields, language }: MetadataView, by: Described): readonly Wanted[] {
  const valueOf = (field: MetadataField) => String(fields.find(({ at }) => at.field === field)?.value ?? '');
  const [title, author] = [valueOf('title'), valueOf('author')];
  const video = videoTitle({ title, ...(author !== '' && { author }), language });
  const values: readonly (readonly [MetadataField, MetadataValue, Described | null])[] = [
    ['short_description', by.summary, by],
    ['long_description', by.description, by],
    ['plain_summary', by.plain, by],
    ['tags', by.tags, by],
    ['youtube_title', video, null],
  ];
  return values.flatMap(([field, value, maker]) =>
    isEmpty(fields.find(({ at }) => at.field === field)) ? [{ at: { field }, value, by: maker }] : [],
  );
}

/** A heading is what a person wrote: a title is proposed only where there is none. */
function ofChapter({ id, isNamed, title, summary }: ChapterMetadataView, by: Described | undefined): readonly Wanted[] {
  if (!by) return [];
  return [
    ...(!isNamed && title.source === 'detected'
      ? [{ at: { field: 'chapter_title', chapter: id } as const, value: by.title, by }]
      : []),
    ...(isEmpty(summary) ? [{ at: { field: 'chapter_summary', chapter: id } as const, value: by.summary, by }] : []),
  ];
}

function isEmpty(field: MetadataFieldView | undefined): boolean {
  return field?.source === 'none';
}

/** Why a value isn't proposed, as a sentence; undefined where it may be. */
function objectionTo({ at, value }: Wanted, text: string, language: string): string | undefined {
  const path = yamlPathOf(at);
  const flaw = metadataFlaw(at.field, value);
  if (flaw !== undefined) return filled(metadataPhrases.notFit, nameOf(at), flaw);
  if (!setYamlPath(text, path, value) || metadataRefusal('', yamlOf(path, value)) !== undefined)
    return filled(metadataPhrases.notWritable, nameOf(at));
  const level = at.field === 'plain_summary' ? readingLevel(String(value), language) : undefined;
  return level?.band === 'above' ? filled(metadataPhrases.notPlain, level.formula, String(level.score)) : undefined;
}

/** Undefined where something stands there by now. */
function editOf({ at, value, by }: Wanted, text: string, { language }: MetadataView): ProposedEdit | undefined {
  const path = yamlPathOf(at);
  const edit = setYamlPath(text, path, value);
  const after = yamlOf(path, value);
  if (!edit || yamlAt(text, path) !== undefined) return undefined;
  const level = at.field === 'plain_summary' ? readingLevel(String(value), language) : undefined;
  return {
    kind: 'metadata',
    target: bookFile,
    description:
      at.chapter === undefined
        ? filled(metadataPhrases.field, at.field)
        : filled(metadataPhrases.chapterField, at.field, at.chapter),
    span: edit.span,
    changed: text.slice(0, edit.span.start) + edit.after + text.slice(edit.span.end),
    before: '',
    after,
    reasoning: reasonOf(by, level),
    confidence: by?.confidence ?? 1,
    agent: 'metadata',
    model: by?.model ?? null,
    ...(by?.modelDigest !== undefined && { model_digest: by.modelDigest }),
    ...(by && { prompt_version: by.promptVersion }),
    ...(at.chapter !== undefined && { chapter: at.chapter }),
  } satisfies ProposedEdit & Partial<Patch>;
}

function reasonOf(by: Described | null, level: ReadingLevel | undefined): string {
  const measured = level ? [level.band, level.formula, String(level.score)] : [];
  if (by === null) return metadataPhrases.byTitle;
  if (by.model === null) return filled(level ? metadataPhrases.byRulesAt : metadataPhrases.byRules, ...measured);
  return filled(level ? metadataPhrases.byModelAt : metadataPhrases.byModel, by.model, ...measured);
}

function nameOf({ field, chapter }: MetadataPath): string {
  return chapter === undefined ? field : `${chapter}: ${field}`;
}
