import { unlessBroken } from '../unlessBroken.js';
import type { Feature } from './feature.js';

/**
 * Has the voice of a book's chapter loaded when the chapter is opened, so that its first sound doesn't wait for that. Only
 * in folders that their author made a book, or has narrated: who just reads a Markdown file pays nothing.
 */
export const readiness: Feature = {
  id: 'readiness',
  register({ background, documents, isTrusted, lector, lifetime, log, manuscripts }) {
    const seen = new Set<string>();
    documents.onDidChange((uri) => {
      if (seen.has(uri) || !isTrusted() || !documents.get(uri)) return;
      seen.add(uri);
      background('Loading the voice', async () => {
        const plan = await unlessBroken(manuscripts.plan(uri, lifetime), log);
        if (!plan) return;
        const { orderedBy } = await manuscripts.book(uri, lifetime);
        const isNarrated = plan.chapters.some(({ chunks }) => chunks.some(({ takeId }) => takeId !== undefined));
        if (orderedBy !== 'lector.yaml' && !isNarrated) return;
        const request = await manuscripts.request(uri, lifetime);
        await unlessBroken(
          lector.use((core) => core.warmUp(request, lifetime)),
          log,
        );
      });
    });
  },
};
