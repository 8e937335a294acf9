import { penOf } from '../shared/strip.js';

/** Draws a take's peaks, the part that was heard in the accent colour. `share` is 0 to 1. */
export function drawWaveform(canvas: HTMLCanvasElement, peaks: readonly number[], share: number): void {
  const pen = penOf(canvas);
  if (!pen) return;
  const { context, width, height, colour } = pen;
  const middle = height / 2;
  const step = width / Math.max(1, peaks.length);
  const heard = colour('--lector-busy');
  const coming = colour('--lector-idle');
  for (const [at, peak] of peaks.entries()) {
    const tall = Math.max(1, peak * (height - 2));
    context.fillStyle = at / peaks.length < share ? heard : coming;
    context.fillRect(at * step, middle - tall / 2, Math.max(1, step - 1), tall);
  }
  if (peaks.length === 0) {
    context.fillStyle = coming;
    context.fillRect(0, middle - 0.5, width, 1);
  }
  context.fillStyle = colour('--vscode-foreground');
  context.fillRect(Math.min(width - 2, share * width), 0, 2, height);
}
