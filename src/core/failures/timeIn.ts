/** `2026-11-22 08:38:55.068362954`, `2026-11-22T08:38:55Z`, `2026-11-22 08:38:55,068`: ONNX Runtime, RFC 3339, Python's logging. */
const stamp = /\b(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?(Z|[+-]\d{2}:\d{2})?/;

/** The first moment that a line names, to the millisecond; undefined where it names none, or one that doesn't exist. */
export function timeIn(line: string): string | undefined {
  const [, day, time, fraction, zone = ''] = stamp.exec(line) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const milliseconds = fraction === undefined ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const moment = `${day}T${time}${milliseconds}${zone}`;
  return Number.isNaN(Date.parse(moment)) ? undefined : moment;
}
