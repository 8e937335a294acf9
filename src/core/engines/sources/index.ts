import type { SourcePlace } from '../catalog.js';
import { huggingFaceSource } from './huggingFaceSource.js';
import { madeSource } from './madeSource.js';
import { mirrorSource } from './mirrorSource.js';
import type { ModelSource } from './modelSource.js';
import { packagesSource } from './packagesSource.js';

/** Every way to get a model, by its kind in `models/catalog.yaml`. */
export const sources: { readonly [Kind in SourcePlace['kind']]: ModelSource<Kind> } = {
  mirror: mirrorSource,
  'hugging-face': huggingFaceSource,
  packages: packagesSource,
  made: madeSource,
};
