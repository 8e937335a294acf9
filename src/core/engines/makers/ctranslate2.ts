/** A matrix, vector or kernel of a CTranslate2 model. */
export interface Ct2Weight {
  readonly dims: readonly number[];
  /** Half-precision floats, little-endian, the last dimension side by side. */
  readonly halves: Uint16Array;
}

const binaryVersion = 6;
/** CTranslate2's numbers of element types: only this one holds what is learned, in the models that are read here. */
const float16 = 4;

/**
 * The weights of a `model.bin` by their names. Its form is that of `ModelSpec._serialize` in CTranslate2's
 * `python/ctranslate2/specs/model_spec.py`: a version, the name of the specification, a revision, then every variable with its
 * name, sizes, type and bytes, all little-endian. Settings (single integers) are left out.
 * @throws RangeError where it is cut short; Error where it is of another version or its weights aren't half-precision floats.
 */
export function readCTranslate2(file: Uint8Array): ReadonlyMap<string, Ct2Weight> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  const uint8 = () => view.getUint8(at++);
  const uint16 = () => view.getUint16((at += 2) - 2, true);
  const uint32 = () => view.getUint32((at += 4) - 4, true);
  const bytes = (length: number) => {
    if (at + length > file.length) throw new RangeError('it is cut short');
    return file.subarray(at, (at += length));
  };
  // A text ends with a zero, which its length counts.
  const text = () => new TextDecoder().decode(bytes(uint16())).slice(0, -1);

  const version = uint32();
  if (version !== binaryVersion) throw new Error(`it has version ${version} instead of ${binaryVersion}`);
  text();
  uint32();
  const weights = new Map<string, Ct2Weight>();
  for (let left = uint32(); left > 0; left--) {
    const name = text();
    const dims = Array.from({ length: uint8() }, uint32);
    const type = uint8();
    const data = bytes(uint32());
    if (dims.length === 0) continue;
    if (type !== float16) throw new Error(`its ${name} isn't of half-precision floats`);
    weights.set(name, { dims, halves: new Uint16Array(new Uint8Array(data).buffer) });
  }
  return weights;
}
