/** An engine that was looked into and is not offered: what `models/engines.yaml` says of it below `evaluated`. */
export interface EvaluatedEngine {
  readonly id: string;
  readonly name: string;
  /** Of its weights. */
  readonly licence: string;
  /** Why it isn't offered, as a clause without a stop. */
  readonly verdict: string;
  /** Its heading on {@link evaluationsPage}, as links name it. */
  readonly anchor: string;
}

/** Where the verdicts are explained, with sources; relative to the project's root. */
export const evaluationsPage = 'docs/evaluated-engines.md';

/** The place on the page that is about one engine. */
export function evaluationOf({ anchor }: Pick<EvaluatedEngine, 'anchor'>): string {
  return `${evaluationsPage}#${anchor}`;
}
