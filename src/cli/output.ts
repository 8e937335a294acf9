import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command writes: stdout is for data, stderr for people. */
export interface Output {
  /** Writes a text and a line end to stdout and waits while the reader is behind. Nothing happens once it is gone. */
  readonly data: (text: string) => Promise<void>;
  /** Writes a line for people to stderr. */
  readonly tell: (line: string) => void;
  /** Colours for stdout and for stderr; without effect where that isn't a terminal or NO_COLOR is set. */
  readonly dataColors: Colors;
  readonly tellColors: Colors;
  /** Columns of the terminal behind stdout, where there is one that says. */
  readonly columns: number | undefined;
  readonly errorStream: NodeJS.WriteStream;
}

/** `onReaderGone` is called once when what reads stdout (`head`, say) has ended. */
export function createOutput(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  env: NodeJS.ProcessEnv,
  onReaderGone: () => void,
): Output {
  let readerGone = false;
  // A progress bar may stand in the terminal's last line; it is drawn again below what is told.
  const clearLine = stderr.isTTY && env.TERM !== 'dumb' ? '\r\u001b[K' : '';
  stdout.on('error', () => {
    if (readerGone) return;
    readerGone = true;
    onReaderGone();
  });
  stderr.on('error', () => undefined);
  return {
    data: (text) =>
      new Promise((resolve) => {
        if (readerGone) resolve();
        else stdout.write(`${text}\n`, () => resolve());
      }),
    tell: (line) => {
      stderr.write(`${clearLine}${line}\n`);
    },
    dataColors: colorsFor(stdout, env),
    tellColors: colorsFor(stderr, env),
    columns: columnsOf(stdout),
    errorStream: stderr,
  };
}

/** Columns of the terminal behind a stream; undefined where there is none, or it doesn't say. */
export function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  return stream.isTTY && stream.columns > 0 ? stream.columns : undefined;
}

function colorsFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Colors {
  // Not just false without a terminal but undefined, for which the library would ask the environment.
  return pc.createColors(stream.isTTY ? !env.NO_COLOR && env.TERM !== 'dumb' : false);
}
