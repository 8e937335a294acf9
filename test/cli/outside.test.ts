import assert from 'node:assert/strict';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { honest, startSpeechServer } from '../helpers/speechServer.js';
import { openXttsWorld, type XttsWorld } from '../helpers/xttsWorld.js';
import { finishedOf, inFolder, runLector } from './runLector.js';

const chapter = '# The Lamp\n\n“Who is there?” he asked.\n\nNobody came, and the night was long.\n';
const narrate = ['narrate', 'chapter.md', '--engine-options', 'mine.yaml'];

describe('lector with a speech server', () => {
  it('narrates a chapter, and only once; another model is another sound', async () => {
    const server = await startSpeechServer(honest);
    await inFolder({ 'chapter.md': chapter }, async (cwd) => {
      const withModel = async (model: string) => {
        await writeFile(path.join(cwd, 'mine.yaml'), `http: { url: ${server.url}, model: ${model} }\n`);
        return finishedOf(await runLector([...narrate, '--engine', 'http', '--json'], { cwd }));
      };
      const first = await withModel('one');
      assert.deepEqual([first.outcome, first.totals.spoken, server.requests.length], ['good', 3, 3]);
      const second = await withModel('one');
      assert.deepEqual([second.totals.reused, server.requests.length], [3, 3]);
      const other = await withModel('two');
      assert.deepEqual([other.totals.spoken, server.requests.length], [3, 6]);
    });
    await server.close();
  });

  it('is told what to do where none is set, or it is away', async () => {
    const gone = await startSpeechServer(honest);
    await gone.close();
    await inFolder({ 'chapter.md': chapter, 'mine.yaml': `http: { url: "${gone.url}" }\n` }, async (cwd) => {
      const unset = await runLector(['narrate', 'chapter.md', '--engine', 'http'], { cwd });
      assert.equal(unset.code, 1);
      assert.match(unset.stderr, /no server is set: it has no option url/);
      const away = await runLector([...narrate, '--engine', 'http'], { cwd });
      assert.equal(away.code, 2);
      assert.match(away.stderr, /No server answers at http:\/\/127\.0\.0\.1:\d+\/v1\/audio\/speech\. Start the server/);
    });
  });

  it('is listed with the voices that a person named, as what it is', () =>
    inFolder(
      { 'mine.yaml': 'http: { url: "http://127.0.0.1:1", voices: [{ id: heart, language: en-US }] }\n' },
      async (cwd) => {
        const { stdout } = await runLector(['engines', 'list', '--engine-options', 'mine.yaml'], { cwd });
        assert.match(stdout, /^http +server +1 /m);
        const listed = await runLector(['engines', 'list', '--voices', '--engine-options', 'mine.yaml'], { cwd });
        assert.match(listed.stdout, /^http +heart +en-US +installed/m);
        assert.doesNotMatch(listed.stdout, /^http +alloy/m);
      },
    ));
});

describe('lector with XTTS v2', () => {
  let world: XttsWorld;
  before(async () => {
    world = await openXttsWorld();
  });
  after(() => world.close());

  it('starts nothing before its licence was accepted, and says which that is', () =>
    inFolder({ 'chapter.md': chapter, 'mine.yaml': `xtts: { program: '${world.program}' }\n` }, async (cwd) => {
      const { code, stderr } = await runLector([...narrate, '--engine', 'xtts'], { cwd });
      assert.equal(code, 1);
      assert.match(stderr, /LICENCE_NOT_ACCEPTED.*Coqui Public Model License \(non-commercial\)/);
      assert.match(stderr, /next: Read https:\S+; if you agree, set the option accept_licence/);
      assert.deepEqual(await world.calls(), []);
      await assert.rejects(access(path.join(cwd, '.lector', 'takes')));
    }));

  it('narrates a chapter with a recording once it was', () => {
    const voice = `voices: [{ id: me, language: en, file: '${world.recording}' }]`;
    const options = `xtts: { program: '${world.program}', accept_licence: true, ${voice} }\n`;
    return inFolder({ 'chapter.md': chapter, 'mine.yaml': options }, async (cwd) => {
      const { outcome, totals } = finishedOf(await runLector([...narrate, '--voice', 'me', '--json'], { cwd }));
      assert.deepEqual([outcome, totals.spoken], ['good', 3]);
      const calls = await world.calls();
      assert.deepEqual(calls.map(({ text }) => text).sort(), [
        'Nobody came, and the night was long.',
        'The Lamp. —',
        'Who is there? he asked.',
      ]);
      assert.ok(calls.every(({ values }) => values.speaker_wav === world.recording));
    });
  });
});
