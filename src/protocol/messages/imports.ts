/** A file of another format that becomes a book in a folder, which is empty or isn’t there. */
export interface ImportBookParams {
  readonly fileUri: string;
  readonly folderUri: string;
}

/** The book that was made. */
export interface ImportBookResult {
  readonly folderUri: string;
  /** Its first chapter. */
  readonly chapterUri: string;
  readonly title: string;
  /** How many chapters it has. */
  readonly chapters: number;
  /** How many remarks there are on what was left out or guessed. */
  readonly remarks: number;
  /** All of it as Markdown, in the editor’s language. */
  readonly report: string;
}
