import type { CoverageResult } from '../../protocol/messages/coverage.js';
import { methods } from '../../protocol/messages/methods.js';
import { withUri } from '../schemas.js';
import type { Feature } from './feature.js';

/** Where each written word of a document is heard. */
export const coverage: Feature = {
  id: 'coverage',
  register({ lector, manuscripts, on }) {
    on(methods.coverage, withUri, async ({ uri }, signal): Promise<CoverageResult> => {
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      return { chapters: await lector.use((core) => core.coverage(request, signal)) };
    });
  },
};
