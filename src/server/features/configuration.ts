import type { Feature } from './feature.js';

/** Takes over changed settings and has everything that hangs on them asked for again. */
export const configuration: Feature = {
  id: 'configuration',
  register(context) {
    context.connection.onDidChangeConfiguration((params: unknown) => {
      context.background('Taking over settings', async () => {
        const isObject = typeof params === 'object' && params !== null && 'settings' in params;
        await context.configure(isObject ? params.settings : undefined);
        context.manuscripts.forget();
        for (const { uri } of context.documents.all()) context.changes.touch(uri);
        if (context.client().refreshesDiagnostics) context.connection.languages.diagnostics.refresh();
      });
    });
  },
};
