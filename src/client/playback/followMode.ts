import type { Span } from '../../core/model/span.js';

/** Scrolling that this caused itself is over by then, smooth scrolling included. */
const ownScrollMs = 600;

/** Decides whether the editor scrolls along: until a person scrolls the sentence out of sight, and again from the next play or seek. */
export interface FollowMode {
  readonly isOn: boolean;
  resume(): void;
  /** The editor was scrolled by Lector at this time (monotonic milliseconds). */
  revealed(nowMs: number): void;
  scrolled(nowMs: number, isSentenceVisible: boolean): void;
}

export function createFollowMode(): FollowMode {
  let isOn = true;
  let quietUntilMs = 0;
  return {
    get isOn() {
      return isOn;
    },
    resume() {
      isOn = true;
    },
    revealed(nowMs) {
      quietUntilMs = nowMs + ownScrollMs;
    },
    scrolled(nowMs, isSentenceVisible) {
      if (nowMs >= quietUntilMs && !isSentenceVisible) isOn = false;
    },
  };
}

/** Whether two stretches are the same one. */
export function isSameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
