/** `<yyyymmdd_hhmmss>_<what>` for a moment in ISO 8601, UTC; with a number behind it where such a name is taken. */
export function stampedName(iso: string, what: string, taken: ReadonlySet<string>): string {
  const stamp = iso.slice(0, 19).replace(/[-:]/g, '').replace('T', '_');
  const wanted = `${stamp}_${what}`;
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${String(number).padStart(2, '0')}`;
  return name;
}
