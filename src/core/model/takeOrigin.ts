/** All that decided how a take sounds: enough to make it again. */
export interface TakeOrigin {
  readonly engine: string;
  readonly engineVersion: string;
  readonly voice: string;
  /** Id of the model in the catalogue; absent where the voice is part of the engine. */
  readonly model?: string;
  /** SHA-256 of the model, or what stands for it in the take's id; absent likewise. */
  readonly modelSha256?: string;
  readonly licence: string;
  readonly rate: number;
  /** BCP 47 tag. */
  readonly language: string;
  /** The engine's own settings that can be heard, as they are part of the take's id; empty where there are none. */
  readonly options: string;
}
