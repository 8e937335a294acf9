import { heuristicReasons, type HeuristicReason } from '../core/model/agent.js';
import type { AgentTrial, TrialMeasure, TrialSide } from '../core/model/agentTrial.js';
import type { Output } from './output.js';
import { counted, duration } from './quantities.js';
import { formatTable, type Column } from './table.js';
import { plain } from './textWidth.js';

const listed: readonly Column[] = [
  { title: 'when' },
  { title: 'agent' },
  { title: 'better' },
  { title: 'answered', align: 'right' },
  { title: 'failures', align: 'right' },
  { title: 'words amiss', align: 'right' },
  { title: 'audio', align: 'right' },
  { title: 'voice' },
  { title: 'model' },
  { title: 'file' },
];
const sides: readonly Column[] = [
  { title: '' },
  { title: 'chunks', align: 'right' },
  { title: 'failures', align: 'right' },
  { title: 'words amiss', align: 'right' },
  { title: 'audio', align: 'right' },
  { title: 'characters', align: 'right' },
];
const ends: readonly Column[] = [
  { title: 'ends of paragraphs', align: 'right' },
  { title: 'dialogue', align: 'right' },
  { title: 'scenes', align: 'right' },
];
const measureNames: Readonly<Record<TrialMeasure, string>> = {
  failures: 'fewer takes that failed',
  wer: 'fewer words that were heard otherwise',
  ends: 'more chunks that end where something does',
};

const reasonNames: Readonly<Record<HeuristicReason, string>> = {
  'no-llm': 'not asked',
  unsure: 'unsure',
  nonsense: 'refused',
  failed: 'failed',
  'out-of-budget': 'out of time',
};

/** Comparisons, a line each; the figures are the rules' and the model's. */
export function trialTable(trials: readonly AgentTrial[], { columns }: Pick<Output, 'columns'>): string {
  if (trials.length === 0) return 'Nothing was compared in this book yet.';
  const rows = trials.map((trial) => {
    const { rules, model } = trial.sides;
    const both = (told: (side: TrialSide) => string) => `${told(rules)} : ${told(model)}`;
    return [
      trial.created_at.slice(0, 16).replace('T', ' '),
      trial.agent,
      trial.winner === 'none' ? 'nobody' : trial.winner,
      `${trial.answered}/${trial.pieces}`,
      both(({ failures, chunks }) => `${failures}/${chunks}`),
      both(({ wer }) => share(wer)),
      both(({ seconds }) => duration(seconds)),
      trial.voice,
      trial.model,
      trial.target,
    ];
  });
  return formatTable(listed, rows, columns);
}

/** A comparison for people: both sides, and who did better. */
export function trialText(trial: AgentTrial, { columns, dataColors }: Pick<Output, 'columns' | 'dataColors'>): string {
  const { rules, model } = trial.sides;
  const hasEnds = rules.ends !== undefined;
  const rows = (['rules', 'model'] as const).map((name) => rowOf(name, trial.sides[name]));
  const unanswered = heuristicReasons.flatMap((why) => {
    const times = trial.unanswered[why];
    return times === undefined ? [] : [`${times} ${reasonNames[why]}`];
  });
  return [
    `${trial.agent}, ${counted(trial.pieces, 'piece')} of ${plain(trial.target)}, spoken by ${plain(trial.engine)} (${plain(trial.voice)})`,
    `${plain(trial.model)} answered ${trial.answered}${unanswered.length > 0 ? `; rules stood in for it: ${unanswered.join(', ')}` : ''}.`,
    formatTable(hasEnds ? [...sides, ...ends] : sides, rows, columns),
    ...(rules.wer === null && model.wer === null
      ? ['Nobody listened: no Whisper for this language is installed.']
      : []),
    dataColors.bold(verdictOf(trial)),
  ].join('\n');
}

function rowOf(name: string, side: TrialSide): readonly string[] {
  const { chunks, failures, wer, seconds, characters, ends: natural } = side;
  const row = [name, String(chunks), String(failures), share(wer), duration(seconds), String(characters)];
  return natural ? [...row, share(natural.paragraph), share(natural.dialogue), share(natural.scene)] : row;
}

function verdictOf({ winner, by, p, answered }: AgentTrial): string {
  if (answered === 0) return 'The model had no answer that could be used: there is nothing to compare.';
  if (winner === 'none' || by === null)
    return `The difference says nothing: with ${counted(answered, 'answer')} it may be chance (p = ${p.toFixed(2)}).`;
  return `The ${winner} did better: ${measureNames[by]} (p = ${p.toFixed(3)}).`;
}

function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}
