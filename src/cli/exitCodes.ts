/** What `lector` ends with: `problems` when some audio is missing or damaged, `stopped` after Ctrl+C. */
export const exitCodes = { good: 0, error: 1, problems: 2, stopped: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
