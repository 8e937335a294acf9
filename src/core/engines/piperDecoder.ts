import type { Dims } from './constantDims.js';
import type { GraphNode } from './onnxFields.js';

/** A part of a graph that can be rewritten as a whole. */
export interface Decoder {
  readonly nodes: ReadonlySet<GraphNode>;
  /** Names of the convolutions' weights, which nothing else uses. */
  readonly weights: ReadonlySet<string>;
}

const joining = /^(?:Conv|ConvTranspose|LeakyRelu|Tanh|Add|Div)$/;

/**
 * The decoder of a voice (HiFi-GAN's generator): its upsampling convolutions and what is joined to them by nothing but
 * 1-D convolutions and pointwise nodes. Undefined where there is none, or its weights are used elsewhere as well.
 */
export function findDecoder(nodes: readonly GraphNode[], constants: ReadonlyMap<string, Dims>): Decoder | undefined {
  const producers = new Map(nodes.flatMap((one) => one.outputs.map((name) => [name, one] as const)));
  const isOfDecoder = (one: GraphNode): boolean => {
    const second = constants.get(one.inputs[1] ?? '');
    if (isConvolution(one)) return second?.length === 3;
    if (one.opType === 'Div') return second?.every((size) => size === 1) ?? false;
    return joining.test(one.opType) && one.inputs.every((name) => joining.test(producers.get(name)?.opType ?? ''));
  };
  const neighbours = ({ inputs, outputs }: GraphNode) => [
    ...inputs.flatMap((name) => producers.get(name) ?? []),
    ...nodes.filter((one) => one.inputs.some((name) => outputs.includes(name))),
  ];
  const found = new Set(nodes.filter((one) => one.opType === 'ConvTranspose' && isOfDecoder(one)));
  // A set that grows while it is walked through is walked through to its new end.
  for (const one of found) for (const next of neighbours(one)) if (isOfDecoder(next)) found.add(next);
  const weights = new Set([...found].filter(isConvolution).flatMap(({ inputs }) => inputs.slice(1, 2)));
  const isShared = nodes.some((one) => !found.has(one) && one.inputs.some((name) => weights.has(name)));
  return found.size === 0 || isShared ? undefined : { nodes: found, weights };
}

export function isConvolution({ opType }: GraphNode): boolean {
  return opType === 'Conv' || opType === 'ConvTranspose';
}
