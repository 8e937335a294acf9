import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  commands,
  extensions,
  languages,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type CodeLens,
} from 'vscode';
import { commands as ids, diagnosticSource, extensionId } from '../../../src/protocol/names.js';

/** Asks again until the answer is truthy, for a minute. */
async function until<T>(what: string, ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await ask();
    if (answer) return answer;
    await delay(200);
  }
  throw new Error(`Not so: ${what}`);
}

function fileUri(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return Uri.joinPath(folder.uri, name);
}

async function statuses(chapter: string): Promise<readonly string[]> {
  const text = await readFile(fileUri(`.lector/chapters/${chapter}.json`).fsPath, 'utf8').catch(() => '{}');
  return Object.values(JSON.parse(text) as Record<string, { readonly status: string }>).map(({ status }) => status);
}

describe('in the extension host', () => {
  it('opening Markdown starts the extension, whose commands are all there', async () => {
    await window.showTextDocument(fileUri('chapter-01.md'));
    await until('the extension is active', () => extensions.getExtension(extensionId)?.isActive);
    const known = await until('skipChunk is known', async () => {
      const all = await commands.getCommands(true);
      return all.includes(ids.skipChunk) ? all : undefined;
    });
    assert.deepEqual(
      Object.values(ids).filter((id) => !known.includes(id)),
      [],
    );
  });

  it('three lenses stand above the heading', async () => {
    const lenses = await until('there are lenses', async () => {
      const uri = fileUri('chapter-01.md');
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 9);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      [ids.playSection, ids.narrateSection, ids.showReport],
    );
  });

  it('a chapter is narrated by its command', async () => {
    await window.showTextDocument(fileUri('chapter-01.md'));
    await commands.executeCommand(ids.narrateChapter);
    await commands.executeCommand(ids.stop);
    assert.deepEqual(await statuses('chapter-01'), Array<string>(10).fill('success'));
  });

  it('a chapter that is renamed keeps its takes and its place in the book', async () => {
    await workspace.getConfiguration('files').update('autoSave', 'off', true);
    const edit = new WorkspaceEdit();
    edit.renameFile(fileUri('chapter-01.md'), fileUri('part/opening.md'));
    assert.ok(await workspace.applyEdit(edit));
    const named = /^chapters:\n {2}- part\/opening\.md\n {2}- chapter-02\.md$/m;
    await until('the book names it, saved', async () =>
      named.test(await readFile(fileUri('lector.yaml').fsPath, 'utf8')),
    );
    await until('its record has followed', async () => (await statuses('part/opening')).length === 10);
    assert.deepEqual(await statuses('part/opening'), Array<string>(10).fill('success'));
  });

  it('what fails is a Problem with quick fixes, and Skip settles it', async () => {
    const uri = fileUri('spelled.md');
    await workspace.fs.writeFile(uri, Buffer.from(`# Spelled\n\nSay all of it as ${'x'.repeat(40)}.\n`));
    await window.showTextDocument(uri);
    await commands.executeCommand(ids.narrateChapter);
    const [problem] = await until('a Problem shows', () => {
      const found = languages.getDiagnostics(uri).filter(({ source }) => source === diagnosticSource);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem?.code, 'audio-too-long');
    assert.equal(problem.range.start.line, 2);
    const fixes = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, problem.range);
    const skip = fixes.find(({ command }) => command?.command === ids.skipChunk)?.command;
    assert.ok(fixes.some(({ command }) => command?.command === ids.retryChunk));
    assert.ok(skip);
    await commands.executeCommand(skip.command, ...((skip.arguments ?? []) as unknown[]));
    await until('the Problem goes', () => languages.getDiagnostics(uri).length === 0);
    assert.deepEqual(await statuses('spelled'), ['success', 'skipped']);
  });
});
