/** What a file says of its book. */
export interface About {
  readonly title?: string;
  readonly author?: string;
  readonly language?: string;
}

/** What of it is known: neither absent nor empty. */
export function present(about: { readonly [Key in keyof About]: string | undefined }): About {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined && value !== ''));
}
