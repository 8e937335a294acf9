import { constantDims, type Dims } from './constantDims.js';
import { graph, readNode, type GraphNode } from './onnxFields.js';
import { findDecoder, type Decoder } from './piperDecoder.js';
import type { ProtoField } from './protobuf.js';

/** A graph's nodes and the decoder among them. */
export interface ReadDecoder {
  /** By their fields. */
  readonly nodes: ReadonlyMap<ProtoField, GraphNode>;
  /** The same in the order they run in. */
  readonly all: readonly GraphNode[];
  readonly constants: ReadonlyMap<string, Dims>;
  readonly decoder: Decoder;
}

/** Reads what every change to a decoder begins with; undefined where there is none. */
export function readDecoder(fields: readonly ProtoField[]): ReadDecoder | undefined {
  const nodes = new Map(fields.filter(({ number }) => number === graph.node).map((field) => [field, readNode(field)]));
  const all = [...nodes.values()];
  const constants = constantDims(fields, all);
  const decoder = findDecoder(all, constants);
  return decoder && { nodes, all, constants, decoder };
}
