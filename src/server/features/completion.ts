import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import { storePresetIds } from '../../core/model/storePreset.js';
import type { Context } from '../context.js';
import { keyPlaceAt, type KeyPlace } from '../describedKeys.js';
import { inDocument, position } from '../schemas.js';
import type { Feature } from './feature.js';

const params = v.object({ ...inDocument.entries, position });

/** The keys of `lector.yaml` and of front matter that aren't there yet, and values for those with few. */
export const completion: Feature = {
  id: 'completion',
  capabilities: { completionProvider: {} },
  register(context) {
    context.on('textDocument/completion', params, async ({ textDocument: { uri }, position: at }) => {
      const document = context.documents.get(uri) ?? context.documents.bookFile(uri);
      const place = document && keyPlaceAt(document, at);
      if (!place) return [];
      if (at.character <= place.cursor.end) return keyItems(place);
      if (!place.cursor.hasValue || !place.keys.has(place.cursor.key)) return [];
      return (await valuesOf(context, place.cursor.key)).map((value) => ({
        label: value,
        kind: CompletionItemKind.Value,
      }));
    });
  },
};

function keyItems({ cursor, keys, range }: KeyPlace): CompletionItem[] {
  return [...keys]
    .filter(([name]) => !cursor.siblings.includes(name))
    .map(([name, description]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      documentation: { kind: MarkupKind.Markdown, value: description },
      textEdit: { range, newText: cursor.hasValue ? name : `${name}: ` },
    }));
}

function valuesOf({ lector }: Context, key: string): Promise<readonly string[]> {
  return lector.use(async (core) => {
    if (key === 'engine') return core.engines().map(({ id }) => id);
    if (key === 'narrate') return ['true', 'false'];
    if (key === 'preset') return storePresetIds;
    if (key !== 'voice' && key !== 'language' && key !== 'lang') return [];
    const voices = (await core.voices()).map(({ voice }) => voice);
    return [...new Set(voices.map(({ id, language }) => (key === 'voice' ? id : language)))];
  });
}
