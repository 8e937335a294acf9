import {
  joinBytes,
  lengthField,
  lengthParts,
  numbersOf,
  readFields,
  textOf,
  varintField,
  type ProtoField,
} from './protobuf.js';

/** Field numbers of onnx.proto3. */
export const model = { irVersion: 1, graph: 7, opset: 8 };
export const opset = { version: 2 };
export const graph = { node: 1, name: 2, initializer: 5, input: 11, output: 12, valueInfo: 13 };
export const node = { input: 1, output: 2, opType: 4, attribute: 5 };
export const attribute = { name: 1, int: 3, tensor: 5, graph: 6, ints: 8, type: 20 };
export const attributeType = { int: 2, graph: 5, ints: 7 };
export const tensor = { dims: 1, dataType: 2, int32Data: 5, name: 8, rawData: 9, externalData: 13, dataLocation: 14 };
export const valueInfo = { name: 1, type: 2 };
export const type = { tensor: 1 };
export const tensorType = { elemType: 1, shape: 2 };
export const shape = { dim: 1, value: 1, name: 2 };
export const elementType = { float: 1, uint8: 2, int8: 3, int64: 7, bool: 9 };

/** What a node does, to what and into what. */
export interface GraphNode {
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly ProtoField[];
}

export function readNode(field: ProtoField): GraphNode {
  const fields = [...readFields(field.bytes)];
  const texts = (number: number) => fields.filter((one) => one.number === number).map(textOf);
  return {
    opType: texts(node.opType)[0] ?? '',
    inputs: texts(node.input),
    outputs: texts(node.output),
    attributes: fields.filter(({ number }) => number === node.attribute),
  };
}

/** A node's field in a graph; `attributes` are whole fields. */
export function nodeField(
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Uint8Array[] = [],
): Uint8Array {
  return lengthField(
    graph.node,
    ...inputs.map((name) => lengthField(node.input, name)),
    ...outputs.map((name) => lengthField(node.output, name)),
    lengthField(node.opType, opType),
    ...attributes,
  );
}

/** A graph that lies inside a model, and what lies around it. @throws Error where there is none. */
export function readModel(onnx: Uint8Array): { readonly fields: readonly ProtoField[]; readonly inside: ProtoField } {
  const fields = [...readFields(onnx)];
  const inside = fields.find(({ number }) => number === model.graph);
  if (!inside) throw new Error('it holds no graph');
  return { fields, inside };
}

/** The model with another graph; bytes of many megabytes are copied only once. */
export function writeModel(
  { fields, inside }: ReturnType<typeof readModel>,
  changedGraph: readonly Uint8Array[],
): Uint8Array {
  return joinBytes(
    fields.flatMap((field) => (field === inside ? lengthParts(model.graph, changedGraph) : [field.whole])),
  );
}

/** A graph inside a node, without its field's head. */
export interface GraphInside {
  readonly graph: Uint8Array;
}

/** What a node's attribute says: a whole number, none below 0, some of them, or a graph. */
export type AttributeValue = number | readonly number[] | GraphInside;

export function attributeField(name: string, value: AttributeValue): Uint8Array {
  const called = lengthField(attribute.name, name);
  const typed = (kind: number, ...values: readonly Uint8Array[]) =>
    lengthField(node.attribute, called, varintField(attribute.type, kind), ...values);
  if (typeof value === 'number') return typed(attributeType.int, varintField(attribute.int, value));
  if ('graph' in value) return typed(attributeType.graph, lengthField(attribute.graph, value.graph));
  return typed(attributeType.ints, ...value.map((one) => varintField(attribute.ints, one)));
}

/** The whole numbers of a node's attribute, none below 0; empty where it has no such one. */
export function numbersOfAttribute({ attributes }: GraphNode, wanted: string): readonly number[] {
  for (const { bytes } of attributes) {
    const parts = [...readFields(bytes)];
    if (parts.some((part) => part.number === attribute.name && textOf(part) === wanted))
      return parts.filter(({ number }) => number === attribute.ints || number === attribute.int).flatMap(numbersOf);
  }
  return [];
}

/**
 * A value that goes into a graph or comes out of it, `place` says which; floats unless said otherwise. Sizes that aren't
 * known have a name.
 */
export function graphValue(
  place: number,
  name: string,
  of: keyof typeof elementType = 'float',
  sizes?: readonly (number | string)[],
): Uint8Array {
  const dims = sizes?.map((size) =>
    lengthField(shape.dim, typeof size === 'number' ? varintField(shape.value, size) : lengthField(shape.name, size)),
  );
  const values = lengthField(
    type.tensor,
    varintField(tensorType.elemType, elementType[of]),
    ...(dims ? [lengthField(tensorType.shape, ...dims)] : []),
  );
  return lengthField(place, lengthField(valueInfo.name, name), lengthField(valueInfo.type, values));
}

export function nameOfTensor(tensorBytes: Uint8Array): string {
  return [...readFields(tensorBytes)].filter(({ number }) => number === tensor.name).map(textOf)[0] ?? '';
}

export function dimsOfTensor(tensorBytes: Uint8Array): readonly number[] {
  return [...readFields(tensorBytes)].filter(({ number }) => number === tensor.dims).flatMap(numbersOf);
}

/** The floats of a constant that keeps them as bytes; undefined for another. */
export function floatsOfTensor(tensorBytes: Uint8Array): Float32Array | undefined {
  const fields = [...readFields(tensorBytes)];
  const kind = fields.find(({ number }) => number === tensor.dataType)?.value;
  const raw = fields.find(({ number }) => number === tensor.rawData)?.bytes;
  return raw && kind === elementType.float ? new Float32Array(new Uint8Array(raw).buffer) : undefined;
}

/** A constant of floats. */
export function floatTensor(name: string, dims: readonly number[], values: Float32Array): Uint8Array {
  return lengthField(
    graph.initializer,
    ...dims.map((size) => varintField(tensor.dims, size)),
    varintField(tensor.dataType, elementType.float),
    lengthField(tensor.name, name),
    lengthField(tensor.rawData, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  );
}

/** A constant list of whole numbers. */
export function int64List(name: string, values: readonly number[]): Uint8Array {
  return lengthField(
    graph.initializer,
    varintField(tensor.dims, values.length),
    varintField(tensor.dataType, elementType.int64),
    lengthField(tensor.name, name),
    lengthField(tensor.rawData, new Uint8Array(BigInt64Array.from(values, BigInt).buffer)),
  );
}
