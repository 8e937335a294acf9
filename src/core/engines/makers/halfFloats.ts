/** Every half-precision float (IEEE 754 binary16), by its bits. */
const byBits = Float32Array.from({ length: 0x10000 }, (_, bits) => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** Half-precision floats, given as their bits, as floats; exact. */
export function halfFloats(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let at = 0; at < floats.length; at++) floats[at] = byBits[halves[at] ?? 0] ?? 0;
  return floats;
}
