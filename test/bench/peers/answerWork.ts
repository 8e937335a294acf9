/** Answers each piece of work that the parent process sends with the seconds of audio it came to; says first that it is ready. */
export function answerWork(act: (work: unknown) => Promise<number>): void {
  process.on('message', (work: unknown) => {
    void act(work).then((audioSeconds) => process.send?.(audioSeconds));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
