/** Where a link leads: a path inside the zip, and an id there, empty where it names none. */
export interface InnerTarget {
  readonly path: string;
  readonly id: string;
}

/** Resolves a link of the file `from`; a path that would leave the zip stays inside it, as in a browser at the top of a site. */
export function innerTarget(href: string, from: string): InnerTarget {
  const [address = '', fragment = ''] = href.split('#', 2);
  const parts = address === '' ? from.split('/') : [...from.split('/').slice(0, -1), ...decoded(address).split('/')];
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return { path: path.join('/'), id: decoded(fragment) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
