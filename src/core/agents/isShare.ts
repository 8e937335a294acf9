/** Whether a number that a model gave is a confidence: from 0 to 1. */
export function isShare(confidence: number): boolean {
  return confidence >= 0 && confidence <= 1;
}
