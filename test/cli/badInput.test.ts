import assert from 'node:assert/strict';
import { badInputs, type BadInput } from '../helpers/badInputs.js';
import { assertNothingLost, stateOf, type BookState } from './bookState.js';
import { eventsOf, finishedOf, inFolder, runLector, type Ran } from './runLector.js';

/** Chapters over this are planned but not spoken: that would only take time. */
const longest = 300;
const kept = '# Kept\n\nThis was narrated before.\n';

describe('bad input on the command line', () => {
  let narrated: BookState = {};
  before(() =>
    inFolder({ 'kept.md': kept }, async (cwd) => {
      assert.equal((await runLector(['narrate', 'kept.md'], { cwd })).code, 0);
      narrated = await stateOf(cwd);
    }),
  );

  for (const input of badInputs) {
    it(`${input.name} → ${outcomeOf(input)}`, () =>
      inFolder({ ...narrated, 'kept.md': kept, 'bad.md': input.chapter }, async (cwd) => {
        const ran = await runLector(['chunks', 'bad.md', '--json'], { cwd });
        assertMet(input, ran);
        if (input.met.kind === 'refused') assertMet(input, await runLector(['narrate', 'bad.md'], { cwd }));
        else if (input.chapter.length < longest) {
          assertSettled(await runLector(['narrate', 'bad.md', '--json'], { cwd }));
        }
        await assertNothingLost(narrated, cwd);
      }));
  }
});

function outcomeOf({ met }: BadInput): string {
  return met.kind === 'spoken' ? 'read' : `${met.kind}: ${met.code}`;
}

/** A voice may fail at words of another language: then each failure says why. */
function assertSettled(ran: Ran): void {
  const { outcome, totals } = finishedOf(ran);
  assert.equal(ran.code, outcome === 'good' ? 0 : 2);
  assert.equal(totals.spoken + totals.failed, totals.chunks);
  for (const event of eventsOf(ran)) {
    if (event.kind === 'judged' && event.record.status === 'failed') assert.ok(event.verdict.findings[0]?.message);
  }
}

function assertMet({ met, spoken }: BadInput, { code, stdout, stderr }: Ran): void {
  assert.doesNotMatch(stderr, /^ {4}at |INTERNAL/m);
  assert.equal(code, met.kind === 'refused' ? 1 : 0, stderr);
  if (met.kind === 'refused') {
    assert.match(stderr, new RegExp(`^error\\[${met.code}\\]: \\S.*bad\\.md \\S`, 'm'));
    assert.match(stderr, /^next: \S/m);
    return;
  }
  if (met.kind === 'finding') assert.match(stderr, new RegExp(`^(warning|info)\\[${met.code}\\]: bad\\.md: \\S`, 'm'));
  else assert.equal(stderr, '');
  const texts = (JSON.parse(stdout) as { spoken: string }[]).map((chunk) => chunk.spoken);
  if (spoken) assert.deepEqual(texts, spoken);
  // eslint-disable-next-line no-control-regex
  for (const text of texts) assert.doesNotMatch(text, /[\u0000-\u0008\u000e-\u001f\u202a-\u202e\ud800-\udfff]/u);
}
