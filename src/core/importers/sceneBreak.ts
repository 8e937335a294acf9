const signs = /^(?:[*#~•·⁂❦❧—–_-]\s*){1,7}$/u;

/** Whether a paragraph is only the signs that stand between two scenes: `* * *`, `***`, `⁂`, `#`. */
export function isSceneBreak(text: string): boolean {
  return text.length <= 40 && signs.test(text.trim());
}
