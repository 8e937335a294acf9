import { TextDocuments, type Connection } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bookFileNames } from '../protocol/names.js';
import { toUri } from './uris.js';

/** The manuscripts that are open in the editor. A document that was handed out never changes: each edit makes a new one. */
export interface Documents {
  get(uri: string): TextDocument | undefined;
  /** The same for a `lector.yaml` or `pronunciations.yaml`, which is no manuscript. */
  bookFile(uri: string): TextDocument | undefined;
  /** The text of any file that the editor has open. */
  textOf(uri: string): string | undefined;
  all(): readonly TextDocument[];
  /** All their texts by the paths where they lie. */
  texts(): ReadonlyMap<string, string>;
  /** The uri of a file as the editor spells it. */
  uriOf(path: string): string;
  /** Calls back with the uri whenever a manuscript was opened, edited or closed. */
  onDidChange(listener: (uri: string) => void): void;
  onDidClose(listener: (uri: string) => void): void;
  /** The same when a `lector.yaml` or `pronunciations.yaml` was saved: it counts as it lies on the disk. */
  onDidSaveBookFile(listener: (uri: string) => void): void;
}

const manuscriptUri = /^(untitled:|file:.*\.(md|markdown)$)/i;

const isBookFile = (uri: string) => uri.startsWith('file:') && bookFileNames.some((name) => uri.endsWith(`/${name}`));

/** @param pathOf where a document lies; may throw for one that lies nowhere */
export function listenToDocuments(connection: Connection, pathOf: (uri: string) => string): Documents {
  const documents = new TextDocuments({
    create: (uri: string, languageId: string, version: number, text: unknown) =>
      TextDocument.create(uri, languageId, version, typeof text === 'string' ? text : ''),
    update: (document: TextDocument, changes, version) => TextDocument.update(copyOf(document), changes, version),
  });
  documents.listen(connection);
  return {
    get: (uri) => onlyManuscript(documents.get(uri)),
    bookFile: (uri) => (isBookFile(uri) ? documents.get(uri) : undefined),
    textOf: (uri) => documents.get(uri)?.getText(),
    all: () => documents.all().filter(isManuscript),
    texts() {
      const entries = documents.all().map((document) => [placeOf(document.uri), document] as const);
      return new Map(entries.flatMap(([path, document]) => (path === undefined ? [] : [[path, document.getText()]])));
    },
    uriOf(path) {
      const open = documents.keys().find((uri) => placeOf(uri)?.normalize() === path.normalize());
      return open ?? toUri(path);
    },
    onDidChange(listener) {
      const tell = ({ document }: { readonly document: TextDocument }) => {
        if (isManuscript(document)) listener(document.uri);
      };
      documents.onDidChangeContent(tell);
      documents.onDidClose(tell);
    },
    onDidClose(listener) {
      documents.onDidClose(({ document }) => isManuscript(document) && listener(document.uri));
    },
    onDidSaveBookFile(listener) {
      documents.onDidSave(({ document }) => isBookFile(document.uri) && listener(document.uri));
    },
  };

  function placeOf(uri: string): string | undefined {
    if (!manuscriptUri.test(uri)) return undefined;
    try {
      return pathOf(uri);
    } catch {
      return undefined;
    }
  }
}

function isManuscript(document: TextDocument): boolean {
  return document.languageId === 'markdown' && manuscriptUri.test(document.uri);
}

function onlyManuscript(document: TextDocument | undefined): TextDocument | undefined {
  return document && isManuscript(document) ? document : undefined;
}

function copyOf(document: TextDocument): TextDocument {
  return TextDocument.create(document.uri, document.languageId, document.version, document.getText());
}
