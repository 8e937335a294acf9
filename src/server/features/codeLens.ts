import { CodeLensRefreshRequest, type CodeLens, type Range } from 'vscode-languageserver/node.js';
import { overlaps } from '../../core/model/span.js';
import { commands } from '../../protocol/names.js';
import { toRange } from '../convert.js';
import type { Plan } from '../manuscripts.js';
import { inDocument } from '../schemas.js';
import { summaryOf } from '../summary.js';
import { t } from '../texts.js';
import { unlessBroken } from '../unlessBroken.js';
import type { ServerSettings } from '../../protocol/messages/settings.js';
import type { Feature } from './feature.js';

/**
 * Play, Narrate and where it stands, above each H1 and H2. There are always the three of them, so that the text never
 * jumps; only the last one's title changes, and only then is the client asked to fetch them again.
 */
export const codeLens: Feature = {
  id: 'codeLens',
  capabilities: { codeLensProvider: { resolveProvider: false } },
  register(context) {
    const { changes, connection, documents, manuscripts, settings } = context;
    const shown = new Map<string, string>();

    async function lensesOf(uri: string, signal: AbortSignal): Promise<readonly CodeLens[]> {
      if (!settings().codeLens || !documents.get(uri)) return [];
      const plan = await unlessBroken(manuscripts.plan(uri, signal), context.log);
      return plan ? lensesFor(plan, settings(uri)) : [];
    }
    context.on('textDocument/codeLens', inDocument, async ({ textDocument: { uri } }, signal) => {
      const lenses = await lensesOf(uri, signal);
      shown.set(uri, titlesOf(lenses));
      return lenses;
    });
    changes.onQuiet((uris) => {
      context.background('Refreshing the lenses', async () => {
        if (!context.client().refreshesCodeLenses) return;
        for (const uri of uris.filter((one) => shown.has(one) && documents.get(one))) {
          if (titlesOf(await lensesOf(uri, context.lifetime)) === shown.get(uri)) continue;
          await connection.sendRequest(CodeLensRefreshRequest.type);
          return;
        }
      });
    });
  },
};

function lensesFor({ uri, document, chapters, pauses }: Plan, settings: ServerSettings): readonly CodeLens[] {
  return chapters.flatMap(({ chapter, chunks }) =>
    chapter.headings.flatMap(({ span, section }) => {
      const inSection = chunks.filter(({ chunk }) => overlaps(chunk.span, section));
      const range = toRange(document, span);
      return [
        lens(range, `$(play) ${t('Play')}`, commands.playSection, [uri, section]),
        lens(range, t('Narrate'), commands.narrateSection, [uri, section]),
        lens(range, summaryOf(inSection, { ...settings.pauses, ...pauses }), commands.showReport, [uri]),
      ];
    }),
  );
}

function lens(range: Range, title: string, command: string, args: unknown[]): CodeLens {
  return { range, command: { title, command, arguments: args } };
}

function titlesOf(lenses: readonly CodeLens[]): string {
  return lenses.map(({ command }) => command?.title).join('\n');
}
