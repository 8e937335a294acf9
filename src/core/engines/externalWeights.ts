import { attribute, graph, readNode, tensor } from './onnxFields.js';
import { readFields, type ProtoField } from './protobuf.js';

/** A voice is one file: a graph that names others could read what it shouldn't. @throws Error where it does. */
export function refuseExternalWeights(graphFields: Iterable<ProtoField>): void {
  for (const field of graphFields) {
    if (field.number === graph.initializer) refuseExternal(field.bytes);
    if (field.number === graph.node) readNode(field).attributes.forEach(({ bytes }) => refuseInAttribute(bytes));
  }
}

function refuseInAttribute(attributeBytes: Uint8Array): void {
  for (const field of readFields(attributeBytes)) {
    if (field.number === attribute.tensor) refuseExternal(field.bytes);
    if (field.number === attribute.graph) refuseExternalWeights(readFields(field.bytes));
  }
}

function refuseExternal(tensorBytes: Uint8Array): void {
  for (const { number, value } of readFields(tensorBytes)) {
    if (number === tensor.externalData || (number === tensor.dataLocation && value !== 0)) {
      throw new Error('it keeps weights in other files (external_data)');
    }
  }
}
