import { attribute, dimsOfTensor, graph, nameOfTensor, type GraphNode } from './onnxFields.js';
import { readFields, type ProtoField } from './protobuf.js';

/** The sizes of a tensor that a graph holds as it is; empty for a single number. */
export type Dims = readonly number[];

/** The sizes of what a graph holds as it is, by its name. */
export function constantDims(fields: readonly ProtoField[], nodes: readonly GraphNode[]): ReadonlyMap<string, Dims> {
  const initializers = fields.filter(({ number }) => number === graph.initializer);
  const constants = nodes.filter(({ opType }) => opType === 'Constant');
  return new Map([
    ...initializers.map(({ bytes }): [string, Dims] => [nameOfTensor(bytes), dimsOfTensor(bytes)]),
    ...constants.flatMap(({ attributes, outputs: [name = ''] }) =>
      attributes
        .flatMap(({ bytes }) => [...readFields(bytes)].filter(({ number }) => number === attribute.tensor))
        .map(({ bytes }): [string, Dims] => [name, dimsOfTensor(bytes)]),
    ),
  ]);
}
