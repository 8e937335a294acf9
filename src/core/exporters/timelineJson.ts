import { textExporter } from './textExporter.js';

/** Raised when the meaning of a field changes. */
const schemaVersion = 1;

/** The chapter's timeline, the source of every other format that says what sounds when. */
export const timelineJson = textExporter(
  { id: 'timeline', name: 'Timeline (JSON)', extension: '.timeline.json', version: 1 },
  ({ timeline }) => `${JSON.stringify({ schema_version: schemaVersion, ...timeline }, undefined, 2)}\n`,
);
