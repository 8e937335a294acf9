const bucketCount = 240;

/**
 * The loudest sample of each of 240 equal parts of a sound, 0 to 1. Decoding needs no sound device, so this works before
 * sound is allowed. @throws where the bytes are no sound.
 */
export async function peaksOf(bytes: ArrayBuffer): Promise<readonly number[]> {
  const decoder = new OfflineAudioContext(1, 1, 44_100);
  const samples = (await decoder.decodeAudioData(bytes)).getChannelData(0);
  const each = Math.max(1, Math.floor(samples.length / bucketCount));
  return Array.from({ length: bucketCount }, (_, bucket) => {
    let peak = 0;
    for (let at = bucket * each; at < Math.min(samples.length, (bucket + 1) * each); at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    return peak;
  });
}
