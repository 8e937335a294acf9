import * as v from 'valibot';
import type { HabitSamples } from '../model/voiceHabits.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';

const habitsVersion = 1;

const habitsSchema = v.object({
  schema_version: v.literal(habitsVersion),
  voices: v.record(
    v.string(),
    v.array(v.object({ charsPerSecond: v.number(), speechDbfs: v.number(), tailSeconds: v.number() })),
  ),
});

export interface HabitsFile {
  /** What was learned of voices; empty where nothing was or the file is damaged: it is learned again. */
  readHabits(): Promise<HabitSamples>;
  saveHabits(habits: HabitSamples): Promise<void>;
}

export function createHabitsFile(files: Files, layout: Layout): HabitsFile {
  return {
    async readHabits() {
      const bytes = await ifThere(files.readFile(layout.habits), 'reading', layout.habits);
      return bytes ? decode(bytes) : {};
    },
    async saveHabits(voices) {
      const text = `${JSON.stringify({ schema_version: habitsVersion, voices })}\n`;
      await atomicWrite(files, layout.habits, new TextEncoder().encode(text));
    },
  };
}

function decode(bytes: Uint8Array): HabitSamples {
  try {
    const result = v.safeParse(habitsSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return result.success ? result.output.voices : {};
  } catch {
    return {};
  }
}
