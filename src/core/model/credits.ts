/** What is spoken before and after a book, in files of their own; what is absent, Lector says in the book's language. */
export interface Credits {
  readonly opening?: string;
  readonly closing?: string;
}
