/** Seconds as `HH:MM:SS.mmm`, the point as it is wished. Hours may have more than two digits. */
export function clockTime(seconds: number, point: '.' | ','): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const whole = [two(ms / 3_600_000), two((ms / 60_000) % 60), two((ms / 1000) % 60)].join(':');
  return `${whole}${point}${String(ms % 1000).padStart(3, '0')}`;
}
