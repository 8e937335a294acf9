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
export const model = { graph: 7 };
export const graph = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 };
export const node = { input: 1, output: 2, opType: 4, attribute: 5 };
export const attribute = { name: 1, int: 3, tensor: 5, graph: 6, ints: 8, type: 20 };
export const attributeType = { int: 2, ints: 7 };
export const tensor = { dims: 1, dataType: 2, int32Data: 5, name: 8, rawData: 9, externalData: 13, dataLocation: 14 };
export const valueInfo = { name: 1, type: 2 };
export const type = { tensor: 1 };
export const tensorType = { elemType: 1, shape: 2 };
export const shape = { dim: 1 };
export const dimension = { value: 1, name: 2 };
export const elementType = { float: 1, uint8: 2, int8: 3, int64: 7 };

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

export function numberAttribute(name: string, value: number): Uint8Array {
  return attributeField(name, attributeType.int, varintField(attribute.int, value));
}

export function numbersAttribute(name: string, values: readonly number[]): Uint8Array {
  return attributeField(name, attributeType.ints, ...values.map((value) => varintField(attribute.ints, value)));
}

function attributeField(name: string, kind: number, ...values: readonly Uint8Array[]): Uint8Array {
  return lengthField(node.attribute, lengthField(attribute.name, name), varintField(attribute.type, kind), ...values);
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

/** A value of floats that goes into a graph or comes out of it, `place` says which. */
export function floatValue(place: number, name: string): Uint8Array {
  return valueField(place, name, elementType.float);
}

/** The same of whole numbers. */
export function int64Value(place: number, name: string): Uint8Array {
  return valueField(place, name, elementType.int64);
}

/** What is known of a value of floats inside of a graph: each size, or the name of one that isn't known. */
export function floatShape(name: string, sizes: readonly (number | string)[]): Uint8Array {
  const dims = sizes.map((size) =>
    lengthField(
      shape.dim,
      typeof size === 'number' ? varintField(dimension.value, size) : lengthField(dimension.name, size),
    ),
  );
  return valueField(graph.valueInfo, name, elementType.float, lengthField(tensorType.shape, ...dims));
}

function valueField(place: number, name: string, kind: number, ...more: readonly Uint8Array[]): Uint8Array {
  const tensorOf = lengthField(type.tensor, varintField(tensorType.elemType, kind), ...more);
  return lengthField(place, lengthField(valueInfo.name, name), lengthField(valueInfo.type, tensorOf));
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
