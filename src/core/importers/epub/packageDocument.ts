import type { Element } from 'hast';
import { LectorError } from '../../base/errors.js';
import { decodeBytes } from '../decodeBytes.js';
import { attribute, elementsIn, textIn } from '../elements.js';
import { readMarkup } from '../markup.js';
import { present, type About } from '../about.js';
import { innerTarget } from './innerPath.js';

/** What an EPUB says of itself; paths are those of the zip. */
export interface EpubPackage {
  readonly about: About;
  /** Pages in reading order. `isAside` for those that it doesn’t count as part of the text (`linear="no"`). */
  readonly spine: readonly { readonly path: string; readonly isAside: boolean }[];
  /** The page with the table of contents (EPUB 3). */
  readonly nav?: string;
  /** The older table of contents (EPUB 2). */
  readonly ncx?: string;
  /** The picture that is its cover. */
  readonly cover?: string;
}

const containerPath = 'META-INF/container.xml';

/** The path of the package document (EPUB OCF 3.3, 4.2.6.3.1). @throws LectorError BAD_ARGUMENT where none is named. */
export function packagePath(metaInf: ReadonlyMap<string, Uint8Array>, name: string): string {
  const container = readMarkup(new TextDecoder().decode(metaInf.get(containerPath)), name, { isXml: true });
  const root = [...elementsIn(container)].find((element) => localName(element) === 'rootfile');
  if (root) return innerTarget(attribute(root, 'full-path'), '').path;
  throw new LectorError('BAD_ARGUMENT', `${name} is no EPUB: it has no ${containerPath} that names a book.`, {
    nextStep: 'Check that it is the right file.',
  });
}

/** Reads metadata, manifest and spine. @throws LectorError BAD_ARGUMENT where the package isn’t there or has no spine. */
export function readPackage(bytes: Uint8Array | undefined, path: string, name: string): EpubPackage {
  if (!bytes) throw damaged(name, `has no ${path}, where its pages should be listed`);
  const elements = [...elementsIn(readMarkup(decodeBytes(bytes, path).text, name, { isXml: true }))];
  const named = (wanted: string) => elements.filter((element) => localName(element) === wanted);
  const items = new Map(
    named('item').map((item) => [
      attribute(item, 'id'),
      { item, path: innerTarget(attribute(item, 'href'), path).path },
    ]),
  );
  const spine = named('itemref').flatMap((reference) => {
    const page = items.get(attribute(reference, 'idref'));
    return page ? [{ path: page.path, isAside: attribute(reference, 'linear') === 'no' }] : [];
  });
  if (spine.length === 0) throw damaged(name, `lists no pages in ${path}`);
  const pathWhere = (is: (item: Element) => boolean) => [...items.values()].find(({ item }) => is(item))?.path;
  const pathOfKind = (kind: string) => pathWhere((item) => attribute(item, 'properties').split(/\s+/).includes(kind));
  const nav = pathOfKind('nav');
  // EPUB 2 names it by a `meta` that no specification has and all programs write.
  const coverMeta = named('meta').find((meta) => attribute(meta, 'name') === 'cover');
  const cover = pathOfKind('cover-image') ?? (coverMeta && items.get(attribute(coverMeta, 'content'))?.path);
  const ncx = pathWhere((item) => attribute(item, 'media-type') === 'application/x-dtbncx+xml');
  const first = (tagName: string) =>
    named(tagName)
      .map(textIn)
      .find((text) => text !== '');
  const about = present({ title: first('title'), author: authorsIn(named('creator')), language: first('language') });
  return {
    about,
    spine,
    ...(nav !== undefined && { nav }),
    ...(ncx !== undefined && { ncx }),
    ...(cover !== undefined && { cover }),
  };
}

/** All who are no translators, illustrators and so on (MARC relators, as far as EPUB 2 names them here). */
function authorsIn(creators: readonly Element[]): string {
  const roleOf = (creator: Element) => attribute(creator, 'opf:role') || 'aut';
  return creators
    .filter((creator) => roleOf(creator) === 'aut')
    .map(textIn)
    .join(', ');
}

function localName({ tagName }: Element): string {
  return tagName.slice(tagName.indexOf(':') + 1);
}

function damaged(name: string, what: string): LectorError {
  return new LectorError('BAD_ARGUMENT', `${name} is damaged: it ${what}.`, { nextStep: 'Get the file again.' });
}
