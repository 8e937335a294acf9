import { judgeTranscript } from '../ears/judgeTranscript.js';
import { worst } from '../model/verdict.js';
import { doubtedUpTo, type Ears } from './ears.js';
import { placed, type Hearing } from './hearing.js';
import { isAccepted } from './recordOf.js';

/** A hearing that also lets ears listen to whatever passes the checks: a take has to pass both. */
export function closeHearing(hearing: Hearing, ears: Ears, signal: AbortSignal): Hearing {
  return {
    ...hearing,
    async judge(chunk, speech, take) {
      const checked = await hearing.judge(chunk, speech, take);
      if (!isAccepted(checked.outcome)) return checked;
      const transcript = await ears.listen(chunk, speech, take, signal);
      if (!transcript) return checked;
      const heard = judgeTranscript(take.text, transcript, doubtedUpTo(speech));
      const findings = heard.findings.map((finding) => placed(finding, chunk, take.words));
      return {
        outcome: worst(checked.outcome, heard.outcome),
        findings: [...findings, ...checked.findings],
        transcript,
      };
    },
  };
}
