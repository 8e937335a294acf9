/** A book is being described, laid out or asked about. */
export interface BookProgressParams {
  /** The chapter or file that it is at; empty where there is none to name. */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** Seconds to go; absent until it can be told. */
  readonly etaSeconds?: number;
}
