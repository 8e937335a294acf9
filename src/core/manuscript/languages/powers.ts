/** Groups of three digits, the highest first: `12345` → [12, 1], [345, 0]. The second is the power of a thousand. */
export function inThousands(digits: string): readonly (readonly [group: number, power: number])[] {
  const groups: (readonly [number, number])[] = [];
  for (let end = digits.length, power = 0; end > 0; end -= 3, power++) {
    groups.unshift([Number(digits.slice(Math.max(0, end - 3), end)), power]);
  }
  return groups.filter(([group]) => group > 0);
}

/** More digits than this are said one by one. */
export const longest = 12;
