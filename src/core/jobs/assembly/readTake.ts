import { decodeWav, type DecodedWav } from '../../audio/wav.js';
import { LectorError } from '../../base/errors.js';
import type { Take } from '../../model/take.js';
import type { Store } from '../../store/openStore.js';

/** The samples of a take. @throws LectorError FILE_MISSING or TAKE_DAMAGED. */
export async function readTake(store: Pick<Store, 'readTakeAudio'>, take: Take): Promise<DecodedWav> {
  const wav = decodeWav(await store.readTakeAudio(take));
  if (wav.kind === 'wav') return wav;
  throw new LectorError('TAKE_DAMAGED', `The take ${take.file} can't be heard: ${wav.message}.`, {
    nextStep: 'Narrate the chapter again.',
  });
}
