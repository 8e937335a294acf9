import path from 'node:path';
import * as v from 'valibot';
import type { CheckedFile, StoreCheckEvent } from '../../core/lector.js';
import { storePresetIds } from '../../core/model/storePreset.js';
import { methods } from '../../protocol/messages/methods.js';
import type { CheckStoreResult, StoreProgressParams } from '../../protocol/messages/stores.js';
import { storeReport } from '../storeReport.js';
import { toPath } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({ uris: v.array(v.string()), preset: v.picklist(storePresetIds) });

/** Measures encoded files, tells how far it is, and writes down what a store would refuse. */
export const checkStore: Feature = {
  id: 'checkStore',
  register({ lector, notify, on, requireTrust }) {
    on(methods.checkStore, params, async ({ uris, preset }, signal): Promise<CheckStoreResult> => {
      requireTrust();
      return lector.use(async (core) => {
        const files: CheckedFile[] = [];
        let finished: Extract<StoreCheckEvent, { kind: 'finished' }> | undefined;
        for await (const event of core.checkStore({ paths: uris.map((uri) => toPath(uri)), preset }, signal)) {
          if (event.kind === 'checked') files.push(event);
          else if (event.kind === 'finished') finished = event;
          else {
            const { file, done, total, etaSeconds } = event;
            const eta = etaSeconds === undefined ? {} : { etaSeconds };
            notify(methods.storeProgress, {
              name: path.basename(file),
              done,
              total,
              ...eta,
            } satisfies StoreProgressParams);
          }
        }
        if (!finished) throw new Error('The check ended early.');
        return { report: storeReport(files, finished), good: finished.good, total: finished.total };
      });
    });
  },
};
