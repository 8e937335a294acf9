/** Answers each piece of work that the parent process sends with what it came to; says first that it is ready. */
export function answerWork(act: (work: unknown) => Promise<number | string>): void {
  process.on('message', (work: unknown) => {
    void act(work).then((answer) => process.send?.(answer));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
