import { floatTensor, int64List, nodeField, attributeField } from './onnxFields.js';

/** An upsampling convolution whose kernel is twice as wide as its stride, with half a stride cut off on both sides. */
export interface Upsampling {
  /** Weights [inputs, outputs, 2 × stride], as ONNX's ConvTranspose has them. */
  readonly weight: Float32Array;
  readonly inputs: number;
  readonly outputs: number;
  /** Even. */
  readonly stride: number;
  /** One an output. */
  readonly bias: Float32Array;
}

/**
 * Nodes and constants that upsample `from`, [1, inputs, 1, n], to `to`, [1, outputs, 1, n × stride]. Of the values that are made for a
 * place, the first half hear the place and the one before, the second half the place and the one behind: two convolutions of
 * width 2, whose outputs take turns. ONNX Runtime lays those out for vectors and turns them a vector at a time, while its
 * ConvTranspose adds up columns one value at a time (docs/benchmarks.md has the gain).
 */
export function upsampleInPhases(from: string, to: string, upsampling: Upsampling): readonly Uint8Array[] {
  const { inputs, outputs, stride, bias } = upsampling;
  const half = stride / 2;
  const sides = [
    { name: `${to}_before`, pads: [0, 1, 0, 0], taps: [stride + half, half] },
    { name: `${to}_behind`, pads: [0, 0, 0, 1], taps: [stride, 0] },
  ];
  const convolutions = sides.flatMap(({ name, pads, taps }) => [
    floatTensor(`${name}_weight`, [half * outputs, inputs, 1, 2], weightsOf(upsampling, taps)),
    floatTensor(
      `${name}_bias`,
      [half * outputs],
      Float32Array.from({ length: half * outputs }, (_, at) => bias[at % outputs] ?? 0),
    ),
    nodeField(
      'Conv',
      [from, `${name}_weight`, `${name}_bias`],
      [name],
      [attributeField('kernel_shape', [1, 2]), attributeField('pads', pads)],
    ),
  ]);
  return [
    ...convolutions,
    nodeField(
      'Concat',
      sides.map(({ name }) => name),
      [`${to}_phases`],
      [attributeField('axis', 1)],
    ),
    nodeField('Transpose', [`${to}_phases`], [`${to}_turned`], [attributeField('perm', [0, 2, 3, 1])]),
    int64List(`${to}_shape`, [0, 1, -1, outputs]),
    nodeField('Reshape', [`${to}_turned`, `${to}_shape`], [`${to}_in_turn`]),
    nodeField('Transpose', [`${to}_in_turn`], [to], [attributeField('perm', [0, 3, 1, 2])]),
  ];
}

/** Weights [phase, output, input, 2 places] of half the phases; `taps` are where the kernel has those of the first phase. */
function weightsOf({ weight, inputs, outputs, stride }: Upsampling, taps: readonly number[]): Float32Array {
  const kernel = 2 * stride;
  const weights = new Float32Array((stride / 2) * outputs * inputs * 2);
  let at = 0;
  for (let phase = 0; phase < stride / 2; phase++)
    for (let output = 0; output < outputs; output++)
      for (let input = 0; input < inputs; input++)
        for (const tap of taps) weights[at++] = weight[(input * outputs + output) * kernel + tap + phase] ?? 0;
  return weights;
}
