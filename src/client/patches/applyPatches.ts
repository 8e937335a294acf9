import { l10n, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { overlaps, type Span } from '../../core/model/span.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import type { Services } from '../services.js';
import { applyMetadata } from './applyMetadata.js';
import { applyPronunciations } from './applyPronunciations.js';
import { openIfThere } from './openIfThere.js';

/**
 * Writes proposed edits of one document into it, all in one undo step, has that kept, and speaks anew what they changed where the
 * chapter was narrated before. A file that isn't there is made, and settings count from now on. Those whose words are gone are put away
 * as stale, and a person is told. Returns where the new words stand. @throws ResponseError as the server.
 */
export async function applyPatches(
  services: Pick<Services, 'patches' | 'chapters' | 'narration' | 'lifetime'>,
  given: readonly PatchItem[],
): Promise<readonly Span[]> {
  const about = given.filter(({ kind }) => kind === 'metadata');
  const told = about.length > 0 ? await applyMetadata(services, about) : [];
  const { patches, lifetime } = services;
  const asked = given.filter(({ kind }) => kind !== 'metadata');
  const [first] = asked;
  if (!first) return told;
  if (first.kind === 'pronunciation') {
    await applyPronunciations(services, asked);
    return [];
  }
  const uri = Uri.parse(first.uri, true);
  const document = await openIfThere(uri);
  await patches.refresh(lifetime);
  const ids = asked.map(({ id }) => id);
  const found = patches.waiting(first.uri).filter(({ id }) => ids.includes(id));
  const fitting = apart(found).filter(({ span, before }) => span && textIn(document, span) === before);
  if (fitting.length < asked.length)
    void window.showWarningMessage(
      l10n.t(
        '{0} of {1} edits were not applied: their words have changed.',
        asked.length - fitting.length,
        asked.length,
      ),
    );
  if (fitting.length === 0) return [];

  const wasDirty = document?.isDirty ?? false;
  if (!(await workspace.applyEdit(editOf(uri, document, fitting))))
    throw new Error(l10n.t('VS Code could not change {0}.', uri.fsPath));
  for (const patch of fitting) await patches.decide(patch, 'applied', lifetime);
  const places = placesAfter(fitting);
  const settings = fitting.filter(({ kind }) => kind === 'setting');
  if (settings.length === 0) await speakAnew(services, first.uri, places);
  else if (wasDirty) void window.showInformationMessage(l10n.t('Save {0}: its settings count then.', uri.fsPath));
  else await speakWithSettings(services, document, settings);
  return places;
}

function textIn(document: TextDocument | undefined, span: Span): string {
  return document?.getText(rangeIn(document, span)) ?? '';
}

function rangeIn(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function editOf(uri: Uri, document: TextDocument | undefined, patches: readonly PatchItem[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  if (document) {
    for (const { span, after } of patches) if (span) edit.replace(uri, rangeIn(document, span), after);
  } else edit.createFile(uri, { contents: Buffer.from(patches.map(({ after }) => after).join('')) });
  return edit;
}

/** Of edits that want the same words the first. */
function apart(found: readonly PatchItem[]): readonly PatchItem[] {
  const kept: PatchItem[] = [];
  for (const patch of found) {
    const { span } = patch;
    if (span && kept.every((one) => !one.span || !overlaps(one.span, span))) kept.push(patch);
  }
  return kept;
}

/** Where the words of edits stand once all are made; the edits are in the order of the text. */
function placesAfter(edits: readonly PatchItem[]): readonly Span[] {
  let shift = 0;
  return edits.map(({ span = { start: 0, end: 0 }, after }) => {
    const start = span.start + shift;
    shift += after.length - (span.end - span.start);
    return { start, end: start + after.length };
  });
}

/** A chapter that nobody narrated yet stays so. */
async function speakAnew(
  { chapters, narration, lifetime }: Pick<Services, 'chapters' | 'narration' | 'lifetime'>,
  uri: string,
  places: readonly Span[],
): Promise<void> {
  if (!workspace.isTrusted) return;
  const { chapters: found } = await chapters.get(uri, lifetime);
  const narrated = found.filter(({ chunks }) => chunks.some(({ hasTake }) => hasTake));
  const chunkIds = narrated
    .flatMap(({ chunks }) => chunks)
    .filter((chunk) => places.some((place) => overlaps(place, chunk.span)))
    .map(({ id }) => id);
  if (chunkIds.length > 0) await narration.run({ uri, chunkIds });
}

/** A book's file counts as it is on disk. The chunks that its new settings are to mend are spoken, one after the other. */
async function speakWithSettings(
  { narration }: Pick<Services, 'narration'>,
  document: TextDocument | undefined,
  settings: readonly PatchItem[],
): Promise<void> {
  await document?.save();
  if (!workspace.isTrusted) return;
  for (const { about } of settings) if (about) await narration.run({ uri: about.uri, chunkIds: [about.chunkId] });
}
