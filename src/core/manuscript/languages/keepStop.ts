/** The dot of an abbreviation that also ends its sentence must still be heard; that of any other isn't spoken. */
export function keepStop({ input, index, 0: { length } }: RegExpExecArray): '.' | '' {
  return /^["'”’»)\]\s]*$/.test(input.slice(index + length)) ? '.' : '';
}
