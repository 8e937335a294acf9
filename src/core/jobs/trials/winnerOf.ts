import { trialMeasures, type TrialMeasure, type TrialVerdict } from '../../model/agentTrial.js';

/** What one side made of a piece of text, the less the better; undefined where it can't be told. */
export type Scores = Readonly<Record<TrialMeasure, number | undefined>>;

/** A difference that chance makes more seldom counts. */
const mostChance = 0.05;

/**
 * Who did better on the same pieces: by the first measure in which one side is better so often that it is hardly chance (sign test, pieces
 * in which both are the same left out). Fewer than six pieces that differ say nothing.
 */
export function winnerOf(pieces: readonly { readonly rules: Scores; readonly model: Scores }[]): TrialVerdict {
  let p = 1;
  for (const measure of trialMeasures) {
    const differences = pieces.map(({ rules, model }) => (rules[measure] ?? NaN) - (model[measure] ?? NaN));
    const forModel = differences.filter((difference) => difference > 0).length;
    const forRules = differences.filter((difference) => difference < 0).length;
    const chance = signTest(forModel, forRules);
    if (chance < mostChance) return { winner: forModel > forRules ? 'model' : 'rules', by: measure, p: chance };
    p = Math.min(p, chance);
  }
  return { winner: 'none', by: null, p };
}

/** How probable it is by chance that two sides win so unevenly, or more so: binomial with a half, two-sided. */
function signTest(wins: number, losses: number): number {
  const all = wins + losses;
  let ways = 1;
  let tail = 0;
  for (let fewer = 0; fewer <= Math.min(wins, losses); fewer++) {
    tail += ways;
    ways = (ways * (all - fewer)) / (fewer + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** all);
}
