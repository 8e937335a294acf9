import { Uri, workspace } from 'vscode';

/** The name, with a number where a file or folder of that name is in `parent` already. */
export async function freeNameIn(parent: Uri, name: string): Promise<string> {
  const isThere = (one: string) =>
    workspace.fs.stat(Uri.joinPath(parent, one)).then(
      () => true,
      () => false,
    );
  let free = name;
  for (let number = 2; await isThere(free); number += 1) free = `${name}-${number}`;
  return free;
}
