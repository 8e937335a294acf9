/** The dot of an abbreviation that also ends its sentence must still be heard; that of any other isn't spoken. */
export function keepStop({ input, index, 0: { length } }: RegExpExecArray): '.' | '' {
  return /^["'”’»)\]\s]*$/.test(input.slice(index + length)) ? '.' : '';
}

/** The same where a capital behind the dot starts a sentence, too: after a time, a month or a road. */
export function stopBeforeCapital(match: RegExpExecArray): '.' | '' {
  const end = match.index + match[0].length;
  return keepStop(match) || (/^\s["“‘]?\p{Lu}\p{Ll}/u.test(match.input.slice(end, end + 5)) ? '.' : '');
}
