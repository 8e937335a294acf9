import { TextDocuments, type Connection } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toPath, toUri } from './uris.js';

/** The manuscripts that are open in the editor. A document that was handed out never changes: each edit makes a new one. */
export interface Documents {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
  /** The uri of a file as the editor spells it. */
  uriOf(path: string): string;
  /** Calls back with the uri whenever a manuscript was opened, edited or closed. */
  onDidChange(listener: (uri: string) => void): void;
}

const manuscriptUri = /^(untitled:|file:.*\.(md|markdown)$)/i;

export function listenToDocuments(connection: Connection): Documents {
  const documents = new TextDocuments({
    create: (uri: string, languageId: string, version: number, text: unknown) =>
      TextDocument.create(uri, languageId, version, typeof text === 'string' ? text : ''),
    update: (document: TextDocument, changes, version) => TextDocument.update(copyOf(document), changes, version),
  });
  documents.listen(connection);
  return {
    get: (uri) => onlyManuscript(documents.get(uri)),
    all: () => documents.all().filter(isManuscript),
    uriOf(path) {
      const open = documents.keys().find((uri) => uri.startsWith('file:') && samePath(uri, path));
      return open ?? toUri(path);
    },
    onDidChange(listener) {
      const tell = ({ document }: { readonly document: TextDocument }) => {
        if (isManuscript(document)) listener(document.uri);
      };
      documents.onDidChangeContent(tell);
      documents.onDidClose(tell);
    },
  };
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

function samePath(uri: string, path: string): boolean {
  try {
    return toPath(uri).normalize() === path.normalize();
  } catch {
    return false;
  }
}
