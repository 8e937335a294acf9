/** Ids as they stand in package.json; a test compares both. */
export const extensionId = 'lector.lector';
/** What Problems say that they come from. */
export const diagnosticSource = 'lector';
/** The file that makes a folder a book. */
export const bookFileName = 'lector.yaml';
/** A book's file of Quarto, whose text counts as it stands in the editor when files are renamed. */
export const quartoFileName = '_quarto.yml';
/** The files of a book that are checked while they are written. */
export const bookFileNames = [bookFileName, 'pronunciations.yaml'] as const;

/** Commands that a person or a view runs. */
export const commands = {
  createBook: 'lector.createBook',
  importBook: 'lector.importBook',
  narrateChapter: 'lector.narrateChapter',
  narrateSelection: 'lector.narrateSelection',
  narrateSelectionWith: 'lector.narrateSelectionWith',
  narrateBook: 'lector.narrateBook',
  retryFailed: 'lector.retryFailed',
  repairChapter: 'lector.repairChapter',
  cancel: 'lector.cancel',
  playPause: 'lector.playPause',
  playFromHere: 'lector.playFromHere',
  nextSentence: 'lector.nextSentence',
  previousSentence: 'lector.previousSentence',
  stop: 'lector.stop',
  setSpeed: 'lector.setSpeed',
  hearPronunciation: 'lector.hearPronunciation',
  addPronunciation: 'lector.addPronunciation',
  importPronunciations: 'lector.importPronunciations',
  exportPronunciations: 'lector.exportPronunciations',
  changeReading: 'lector.changeReading',
  editPronunciation: 'lector.editPronunciation',
  removePronunciation: 'lector.removePronunciation',
  chooseVoice: 'lector.chooseVoice',
  assignVoice: 'lector.assignVoice',
  askSpeakers: 'lector.askSpeakers',
  downloadVoice: 'lector.downloadVoice',
  showReport: 'lector.showReport',
  showMetadata: 'lector.showMetadata',
  proposeMetadata: 'lector.proposeMetadata',
  showLog: 'lector.showLog',
  chooseTakesFolder: 'lector.chooseTakesFolder',
  openWalkthrough: 'lector.openWalkthrough',
  restartEngine: 'lector.restartEngine',
  cleanAudio: 'lector.cleanAudio',
  exportBook: 'lector.exportBook',
  checkStore: 'lector.checkStore',
  suggestFixes: 'lector.suggestFixes',
  reviewPatches: 'lector.reviewPatches',
  acceptPatch: 'lector.acceptPatch',
  rejectPatch: 'lector.rejectPatch',
  acceptAllPatches: 'lector.acceptAllPatches',
  /** With arguments from a CodeLens, tree item or code action; hidden from the palette. */
  narrateSection: 'lector.narrateSection',
  playSection: 'lector.playSection',
  retryChunk: 'lector.retryChunk',
  useOtherEngine: 'lector.useOtherEngine',
  respell: 'lector.respell',
  openChunk: 'lector.openChunk',
  showPatch: 'lector.showPatch',
  editPatch: 'lector.editPatch',
  hearPatchBefore: 'lector.hearPatchBefore',
  hearPatchAfter: 'lector.hearPatchAfter',
  showTakes: 'lector.showTakes',
  /** Run by the server; the client must not register them. */
  skipChunk: 'lector.skipChunk',
  acceptChunk: 'lector.acceptChunk',
  useTake: 'lector.useTake',
} as const;

/** The commands that a hover may link to. */
export const hoverCommands = [
  commands.hearPronunciation,
  commands.addPronunciation,
  commands.changeReading,
  commands.playSection,
  commands.narrateSection,
] as const;

/** The views of the side bar and the panel. */
export const views = {
  book: 'lector.book',
  patches: 'lector.patches',
  pronunciations: 'lector.pronunciations',
  player: 'lector.player',
} as const;
/** Webviews in the editor’s place. */
export const panels = { report: 'lector.report', metadata: 'lector.metadata' } as const;

/** Settings, without the section that they stand in. */
export const settings = {
  section: 'lector',
  engine: 'engine',
  voice: 'voice',
  rate: 'rate',
  language: 'language',
  fallback: 'fallback',
  workers: 'workers',
  narrateOnSave: 'narrate.onSave',
  modelsPath: 'models.path',
  modelsMirror: 'models.mirror',
  allowDownload: 'models.allowDownload',
  codeLens: 'codeLens.enabled',
  gutter: 'gutter.enabled',
  follow: 'playback.follow',
  clickToSeek: 'playback.clickToSeek',
  highlight: 'playback.highlight',
  volume: 'playback.volume',
  playWhileNarrating: 'playback.playWhileNarrating',
  pauses: 'pauses',
  skip: 'skip',
  diagnosticsSeverity: 'diagnostics.severity',
  cacheMaxSize: 'cache.maxSize',
  logLevel: 'log.level',
  takesPath: 'takes.path',
  engineOptions: 'engines.options',
  aiProvider: 'ai.provider',
  aiModel: 'ai.model',
  aiEndpoint: 'ai.endpoint',
  aiTimeout: 'ai.timeout',
  aiStart: 'ai.start',
  aiOptions: 'ai.options',
  hearingWhen: 'hearing.when',
  hearingEvery: 'hearing.every',
} as const;
