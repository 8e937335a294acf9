import type { CatalogModel, ModelFile, SourcePlace } from '../catalog.js';

/** Where and under which rules models are fetched. */
export interface PullWorld {
  readonly modelsDir: string;
  /** Folder with a copy of models, each in a folder named by its id. */
  readonly mirrorDir?: string;
  /** Whether the network may be used. */
  readonly allowDownload: boolean;
}

export interface Received {
  readonly file: ModelFile;
  readonly received: number;
}

/** One way to get a model's files. */
export interface ModelSource<Kind extends SourcePlace['kind']> {
  readonly kind: Kind;
  readonly needsNetwork: boolean;
  /** As people know it: `Hugging Face rhasspy/piper-voices`. */
  name(place: Extract<SourcePlace, { kind: Kind }>, world: PullWorld): string;
  /**
   * Puts every file of the model into `folder`, whole, under its own name; what was begun there is taken up again.
   * Whether the bytes are right is checked by the caller.
   * @throws LectorError DOWNLOAD_FAILED, FILE_MISSING.
   */
  fetch(
    model: CatalogModel,
    place: Extract<SourcePlace, { kind: Kind }>,
    folder: string,
    world: PullWorld,
    signal: AbortSignal,
  ): AsyncGenerator<Received, void>;
}
