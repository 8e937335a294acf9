/**
 * What a person may tell Ollama, by its own names and with their bounds: how many cores a model takes, and how many of its layers lie on a
 * graphics card. What it is asked, and how, is for code to say.
 */
export const tuningBounds = { num_thread: { least: 1, most: 256 }, num_gpu: { least: 0, most: 999 } } as const;

export type TuningName = keyof typeof tuningBounds;
/** Whole numbers; Ollama decides what is absent. */
export type LlmTuning = Readonly<Partial<Record<TuningName, number>>>;
