import type * as v from 'valibot';

/** A JSON Schema (draft 7), as far as Lector's files need one. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** The parts of valibot's schemas and actions that are translated; everything else throws. */
interface Part {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly wrapped?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly value?: Part;
  readonly options?: readonly Part[];
  readonly requirement?: unknown;
  readonly description?: string;
}

const plainTypes = ['string', 'number', 'boolean'];

/**
 * What a valibot schema accepts, as JSON Schema. What comes after a transformation is about its result and left out, as
 * is a check that lists aren't objects, which JSON Schema knows by itself.
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  return translate(schema);
}

function translate(part: Part): JsonSchema {
  if (part.pipe) return translatePipe(part.pipe);
  if (plainTypes.includes(part.type)) return { type: part.type };
  if (part.type === 'optional') return translate(needed(part.wrapped));
  if (part.type === 'nullish') return { anyOf: [translate(needed(part.wrapped)), { type: 'null' }] };
  if (part.type === 'array') return { type: 'array', items: translate(needed(part.item)) };
  if (part.type === 'picklist') return { enum: needed(part.options) };
  if (part.type === 'union') return { anyOf: needed(part.options).map(translate) };
  if (part.type === 'record') return { type: 'object', additionalProperties: translate(needed(part.value)) };
  if (part.type === 'unknown') return {};
  if (part.type === 'object') {
    const entries = Object.entries(needed(part.entries)).map(([key, value]) => [key, translate(value)] as const);
    return { type: 'object', properties: Object.fromEntries(entries) };
  }
  throw new Error(`${part.type} has no translation`);
}

function translatePipe(pipe: readonly Part[]): JsonSchema {
  const end = pipe.findIndex(({ kind }) => kind === 'transformation');
  const seen = end < 0 ? pipe : [...pipe.slice(0, end), ...pipe.filter(({ kind }) => kind === 'metadata')];
  return Object.assign({}, ...seen.map(constraintOf)) as JsonSchema;
}

function constraintOf({ ...part }: Part): JsonSchema {
  if (part.kind === 'schema') return translate(part);
  if (part.type === 'description') return { description: part.description ?? '' };
  if (part.type === 'min_value') return { minimum: Number(part.requirement) };
  if (part.type === 'max_value') return { maximum: Number(part.requirement) };
  if (part.type === 'regex' && part.requirement instanceof RegExp) return { pattern: part.requirement.source };
  if (part.type === 'check') return {};
  throw new Error(`${part.type} has no translation`);
}

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A schema without its parts');
  return value;
}

/** Whether a value fits a schema made by {@link jsonSchemaOf}, by the meaning that JSON Schema gives its words. */
export function fits(schema: JsonSchema, value: unknown): boolean {
  const {
    type,
    properties = {},
    items,
    additionalProperties,
    anyOf,
    enum: values,
    minimum = -Infinity,
    maximum = Infinity,
    pattern,
  } = schema;
  if (type !== undefined && typeOf(value) !== type) return false;
  if (anyOf && !anyOf.some((one) => fits(one, value))) return false;
  if (values && !values.includes(value)) return false;
  if (typeof value === 'number' && (value < minimum || value > maximum)) return false;
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return false;
  if (Array.isArray(value)) return value.every((item) => items === undefined || fits(items, item));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    return own === undefined || fits(own, inner);
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
