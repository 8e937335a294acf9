import assert from 'node:assert/strict';
import type { ChunkTask } from '../../src/core/jobs/planJob.js';
import { createTaskQueue } from '../../src/core/jobs/taskQueue.js';

/** Where a listener goes after so many chunks were begun. */
type Moves = Readonly<Record<number, string>>;

describe('The order in which a job speaks', () => {
  const cases: readonly [string, string, Moves, string][] = [
    ['is its own where nobody listens', 'abcde', {}, 'abcde'],
    ['stays where someone listens from the beginning', 'abcde', { 1: 'a', 2: 'b' }, 'abcde'],
    ['begins where a listener already is', 'abcd', { 0: 'c' }, 'cdab'],
    ['goes where a listener goes, and ends with what lies before', 'abcde', { 1: 'd' }, 'adebc'],
    ['turns back too', 'abcde', { 2: 'e', 3: 'c' }, 'abecd'],
    ['goes on after a chunk that is spoken already', 'abcde', { 3: 'b' }, 'abcde'],
    ['minds no chunk of another job', 'abcde', { 1: 'z' }, 'abcde'],
    ['keeps what came first by the cursor', 'cdeab', { 1: 'a' }, 'cabde'],
  ];
  for (const [name, planned, moves, expected] of cases) {
    it(name, () => assert.equal(spokenIn(planned, moves).join(''), expected));
  }

  it('makes what a listener goes to more urgent than all that was begun before', () => {
    let place = 'a';
    const queue = createTaskQueue(tasksOf('abcd'), () => place);
    const before = [queue.next(), queue.next()].map((next) => next?.priority ?? NaN);
    place = 'd';
    assert.ok((queue.next()?.priority ?? NaN) > Math.max(...before));
  });
});

function spokenIn(planned: string, moves: Moves): string[] {
  const spoken: string[] = [];
  let place: string | undefined;
  const queue = createTaskQueue(tasksOf(planned), () => place);
  for (;;) {
    place = moves[spoken.length] ?? place;
    const next = queue.next();
    if (!next) return spoken;
    spoken.push(next.task.chunk.id);
  }
}

function tasksOf(ids: string): ChunkTask[] {
  return Array.from(ids, (id) => ({ chunk: { id } }) as unknown as ChunkTask);
}
