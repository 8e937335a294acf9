/**
 * The names of all that goes between client and server beyond LSP itself; the files beside this one say what each carries.
 * Spans are UTF-16 offsets into the document at the version the server saw. Uris are strings.
 */
export const methods = {
  narrate: 'lector/narrate',
  cancel: 'lector/cancel',
  chapter: 'lector/chapter',
  book: 'lector/book',
  books: 'lector/books',
  take: 'lector/take',
  takes: 'lector/takes',
  sample: 'lector/sample',
  playhead: 'lector/playhead',
  engines: 'lector/engines',
  pullModel: 'lector/pullModel',
  restartEngines: 'lector/restartEngines',
  createBook: 'lector/createBook',
  setPronunciation: 'lector/setPronunciation',
  cleanAudio: 'lector/cleanAudio',
  checkStore: 'lector/checkStore',
  coverage: 'lector/coverage',
  exportBook: 'lector/exportBook',
  exportProgress: 'lector/exportProgress',
  patches: 'lector/patches',
  decidePatch: 'lector/decidePatch',
  suggestFixes: 'lector/suggestFixes',
  jobEvent: 'lector/jobEvent',
  pullProgress: 'lector/pullProgress',
  storeProgress: 'lector/storeProgress',
  bookChanged: 'lector/bookChanged',
} as const;
