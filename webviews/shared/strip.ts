import type { ChunkState } from '../../src/protocol/panels.js';
import { lengthOf, type StripPart } from './timeAxis.js';

/** How tall each state stands (share of the strip) and which colour it has: the height tells without the colour. */
const looks: Readonly<Record<ChunkState, { readonly height: number; readonly colour: string }>> = {
  ready: { height: 1, colour: '--lector-ready' },
  stale: { height: 1, colour: '--lector-stale' },
  failed: { height: 1, colour: '--lector-failed' },
  speaking: { height: 0.6, colour: '--lector-busy' },
  queued: { height: 0.35, colour: '--lector-busy' },
  none: { height: 0.2, colour: '--lector-idle' },
  skipped: { height: 0.1, colour: '--lector-idle' },
};

/** Draws chunks side by side, as wide as they are long. Stale parts are hatched, failed ones crossed out. */
export function drawStrip(canvas: HTMLCanvasElement, parts: readonly StripPart[], current: number): void {
  const pen = penOf(canvas);
  if (!pen) return;
  const { context, width, height, colour } = pen;
  const perSecond = width / Math.max(1e-6, lengthOf(parts));
  let left = 0;
  for (const [index, { state, seconds, pauseSeconds }] of parts.entries()) {
    const look = looks[state];
    const wide = Math.max(0.5, seconds * perSecond - (parts.length < width / 4 ? 1 : 0));
    const tall = Math.max(1, (height - 4) * look.height);
    context.fillStyle = context.strokeStyle = colour(look.colour);
    if (state === 'stale') hatch(context, left, 0, wide, tall);
    else if (state === 'failed') cross(context, left, 0, wide, tall);
    else context.fillRect(left, height - 4 - tall, wide, tall);
    if (index === current) {
      context.fillStyle = colour('--vscode-foreground');
      context.fillRect(left, height - 2, Math.max(3, wide), 2);
    }
    left += (seconds + pauseSeconds) * perSecond;
  }
}

/** A canvas made as sharp as the screen, cleared, with the page's colours at hand. Undefined while it has no size. */
export function penOf(canvas: HTMLCanvasElement) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return undefined;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  return { context, width, height, colour: (name: string) => style.getPropertyValue(name).trim() || style.color };
}

function hatch(context: CanvasRenderingContext2D, x: number, y: number, wide: number, tall: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, wide, tall);
  context.clip();
  context.globalAlpha = 0.25;
  context.fillRect(x, y, wide, tall);
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let at = x - tall; at < x + wide; at += 5) {
    context.moveTo(at, y + tall);
    context.lineTo(at + tall, y);
  }
  context.stroke();
  context.restore();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, wide: number, tall: number): void {
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.75, y + 0.75, Math.max(0.5, wide - 1.5), tall - 1.5);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + wide, y + tall);
  context.moveTo(x + wide, y);
  context.lineTo(x, y + tall);
  context.stroke();
}
