import {
  attributeField,
  elementType,
  graph,
  graphValue,
  model,
  nodeField,
  opset,
  tensor,
  type AttributeValue,
  type GraphInside,
} from '../onnxFields.js';
import { joinBytes, lengthField, lengthParts, varintField } from '../protobuf.js';

/** ONNX 1.15: operators 20, the first with Gelu; IR 9. */
const operators = 20;
const irVersion = 9;

export type Attributes = Readonly<Record<string, AttributeValue>>;

type Numbers = Float32Array | Int8Array | BigInt64Array;

/** Writes an ONNX model, node by node; values are called by names. */
export interface OnnxWriter {
  /** Something that goes in, floats unless said otherwise; sizes that aren't known have a name. */
  input(name: string, sizes: readonly (number | string)[], of?: keyof typeof elementType): string;
  /** A constant of floats, bytes or whole numbers; no sizes make it a single number. */
  constant(values: Numbers, dims: readonly number[]): string;
  /** A node with one output, named as it is told or by itself. */
  node(opType: string, inputs: readonly string[], attributes?: Attributes, output?: string): string;
  /** A node with these outputs. */
  into(outputs: readonly string[], opType: string, inputs: readonly string[], attributes?: Attributes): void;
  /** What `write` writes as a graph inside a node; it returns the graph's outputs and may use all that was made outside. */
  branch(write: () => readonly string[]): GraphInside;
  /** Something that comes out, floats. */
  output(name: string): void;
  /** The whole model. */
  bytes(): Uint8Array;
}

/** A writer for one model; everything in it is called `name` and what follows. */
export function createOnnxWriter(name: string): OnnxWriter {
  let nodes: Uint8Array[] = [];
  const others: Uint8Array[] = [];
  let made = 0;
  const next = () => `${name}.${(made += 1)}`;
  const into: OnnxWriter['into'] = (outputs, opType, inputs, attributes = {}) => {
    nodes.push(
      nodeField(
        opType,
        inputs,
        outputs,
        Object.entries(attributes).map(([name, value]) => attributeField(name, value)),
      ),
    );
  };

  return {
    input(value, sizes, of) {
      others.push(graphValue(graph.input, value, of, sizes));
      return value;
    },
    constant(values, dims) {
      const called = next();
      others.push(joinBytes(lengthParts(graph.initializer, tensorFields(called, values, dims))));
      return called;
    },
    node(opType, inputs, attributes, output = next()) {
      into([output], opType, inputs, attributes);
      return output;
    },
    into,
    branch(write) {
      const outside = nodes;
      nodes = [];
      const outputs = write().map((value) => graphValue(graph.output, value));
      const inside = joinBytes([...nodes, lengthField(graph.name, next()), ...outputs]);
      nodes = outside;
      return { graph: inside };
    },
    output(value) {
      others.push(graphValue(graph.output, value));
    },
    bytes() {
      return joinBytes([
        varintField(model.irVersion, irVersion),
        lengthField(model.opset, varintField(opset.version, operators)),
        ...lengthParts(model.graph, [...nodes, lengthField(graph.name, name), ...others]),
      ]);
    },
  };
}

function tensorFields(name: string, values: Numbers, dims: readonly number[]): readonly Uint8Array[] {
  const kind =
    values instanceof Float32Array
      ? elementType.float
      : values instanceof Int8Array
        ? elementType.int8
        : elementType.int64;
  return [
    ...dims.map((size) => varintField(tensor.dims, size)),
    varintField(tensor.dataType, kind),
    lengthField(tensor.name, name),
    ...lengthParts(tensor.rawData, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ];
}
