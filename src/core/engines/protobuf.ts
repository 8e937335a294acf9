/** The little of the protocol-buffer wire format that is needed to look into an ONNX file and to add to it. */
export interface ProtoField {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes. */
  readonly wire: number;
  /** The field with its tag, as it lies in the message. */
  readonly whole: Uint8Array;
  /** The bytes of a wire-2 field; empty for others. */
  readonly bytes: Uint8Array;
  /** The number of a wire-0 field; 0 for others. */
  readonly value: number;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The fields of a message in order, as views. @throws RangeError where the message is cut short or malformed. */
export function* readFields(message: Uint8Array): Generator<ProtoField, void> {
  let at = 0;
  while (at < message.length) {
    const start = at;
    const tag = readVarint(message, at);
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    const head = wire === 0 || wire === 2 ? readVarint(message, tag.next) : { value: 0, next: tag.next };
    const from = head.next;
    at = from + (wire === 2 ? head.value : wire === 1 ? 8 : wire === 5 ? 4 : 0);
    if (at > message.length || wire === 3 || wire === 4 || wire > 5) throw new RangeError('Not a protobuf message');
    yield {
      number,
      wire,
      whole: message.subarray(start, at),
      bytes: wire === 2 ? message.subarray(from, at) : new Uint8Array(),
      value: wire === 0 ? head.value : 0,
    };
  }
}

/** Fields that were just written, to be read like those of a file. */
export function fieldsOf(...written: readonly Uint8Array[]): readonly ProtoField[] {
  return [...readFields(joinBytes(written))];
}

export function textOf(field: ProtoField): string {
  return decoder.decode(field.bytes);
}

/** The whole numbers, none below 0, of one field of a repeated kind: one of them, or all in a pack. */
export function numbersOf(field: ProtoField): readonly number[] {
  if (field.wire !== 2) return [field.value];
  const numbers: number[] = [];
  for (let at = 0; at < field.bytes.length;) {
    const { value, next } = readVarint(field.bytes, at);
    numbers.push(value);
    at = next;
  }
  return numbers;
}

/** A wire-2 field that holds bytes, a text or a message made of fields. */
export function lengthField(number: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return joinBytes(
    lengthParts(
      number,
      parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)),
    ),
  );
}

/** What {@link lengthField} joins: a message of many megabytes is better copied only once, with all around it. */
export function lengthParts(number: number, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [varint(number * 8 + 2), varint(length), ...parts];
}

export function varintField(number: number, value: number): Uint8Array {
  return joinBytes([varint(number * 8), varint(value)]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function readVarint(message: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = message[start + index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: start + index + 1 };
  }
  throw new RangeError('Not a protobuf message');
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
