/** Whether an error is what the server answered, or that it couldn't be asked. */
export async function isRefusal(error: unknown): Promise<boolean> {
  const { ResponseError } = await import('./wire.js');
  return error instanceof ResponseError;
}
