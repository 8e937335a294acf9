import type { VsCode } from '../helpers/vscode';

interface Node {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}
interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/** What a screen reader gets of the page that holds a control of this name: each node as `role: name`. */
export async function accessibleNodes({ context, page }: VsCode, control: string): Promise<readonly string[]> {
  const session = await context.newCDPSession(page);
  try {
    const { frameTree } = (await session.send('Page.getFrameTree')) as { frameTree: FrameTree };
    for (const frameId of framesOf(frameTree)) {
      const { nodes } = (await session.send('Accessibility.getFullAXTree', { frameId })) as { nodes: readonly Node[] };
      const told = nodes
        .filter(({ ignored }) => !ignored)
        .map(({ role, name }) => `${role?.value ?? ''}: ${name?.value.trim() ?? ''}`);
      if (told.some((node) => node.endsWith(`: ${control}`))) return told;
    }
    return [];
  } finally {
    await session.detach();
  }
}

function framesOf({ frame, childFrames = [] }: FrameTree): readonly string[] {
  return [...childFrames.flatMap(framesOf), frame.id];
}
