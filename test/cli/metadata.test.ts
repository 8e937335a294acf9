import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MetadataView, YoutubeText } from '../../src/core/model/metadataView.js';
import type { Patch } from '../../src/core/model/patch.js';
import { llmModel, says, startLlmServer, writes, type ChatAnswer } from '../helpers/llmServer.js';
import { lampReply } from '../helpers/lampReply.js';
import { inFolder, runLector } from './runLector.js';

const lamp =
  '# The Lamp\n\nThe keeper Mary Winter lived alone in the lighthouse above the harbour of Whitby. One night in November the lamp went out, and nobody in the harbour knew why. Mary Winter lit the lamp again with the last oil of the harbour.\n';
const storm =
  'John the fisherman rowed through the storm to the lighthouse of Mary Winter, and the boats of the harbour followed. Mary Winter saw the boats in the storm, and lit a fire.\n';
const book = { 'lector.yaml': 'title: Winter # mine\nauthor: Ann Orr\n', '01-lamp.md': lamp, '02-storm.md': storm };

const yaml = (cwd: string) => readFile(path.join(cwd, 'lector.yaml'), 'utf8');

async function patchesIn(cwd: string): Promise<readonly Patch[]> {
  const folder = path.join(cwd, '.lector/staged_patches');
  const files = (await readdir(folder)).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Patch));
}

async function viewOf(cwd: string): Promise<MetadataView> {
  const { stdout, stderr } = await runLector(['metadata', '--json'], { cwd });
  assert.equal(stderr, '');
  return JSON.parse(stdout) as MetadataView;
}

function fieldOf({ fields, chapters }: MetadataView, field: string, chapter?: string) {
  const all = [...fields, ...chapters.flatMap(({ title, summary }) => [title, summary])];
  return all.find(({ at }) => at.field === field && at.chapter === chapter) ?? assert.fail(`no ${field}`);
}

describe('lector metadata', () => {
  it('proposes what is empty and writes nothing; what is accepted stands in lector.yaml, and is told as such', () =>
    inFolder(book, async (cwd) => {
      const proposed = await runLector(['metadata', '--propose'], { cwd });
      assert.equal(proposed.code, 0, proposed.stderr);
      assert.match(proposed.stderr, /new proposals wait\. Nothing was changed\./);
      assert.match(proposed.stdout, /^title \(you\) {2}Winter$/m);
      assert.match(proposed.stdout, /^ {2}proposed by rules: Winter – Ann Orr \(Audiobook\)/m);
      assert.equal(await yaml(cwd), book['lector.yaml']);
      const found = await patchesIn(cwd);
      assert.deepEqual(
        [
          ...new Set(
            found.map(({ kind, target, status, model, prompt_version: version }) =>
              [kind, target, status, model, version].join(),
            ),
          ),
        ],
        ['metadata,lector.yaml,pending_review,,metadata-3', 'metadata,lector.yaml,pending_review,,'],
      );
      assert.match(
        found.find(({ after }) => after.includes('plain_summary'))?.reasoning ?? '',
        /measures (A2|B1) by Flesch/,
      );
      const titled = found.filter(({ after }) => /[ {]title: /.test(after)).map(({ after }) => after);
      assert.deepEqual(titled.length, 1, `only the chapter without a heading gets a title: ${titled.join()}`);
      assert.match(titled[0] ?? '', /02-storm: \{ title: "?Mary Winter/);

      const [first] = found;
      assert.equal((await runLector(['metadata', '--reject', first?.id ?? ''], { cwd })).code, 0);
      assert.equal((await runLector(['metadata', '--accept', 'all'], { cwd })).code, 1, 'nobody agreed');
      assert.equal(await yaml(cwd), book['lector.yaml']);
      const accepted = await runLector(['metadata', '--accept', 'all', '--yes'], { cwd });
      assert.equal(accepted.code, 0, accepted.stderr);
      const text = await yaml(cwd);
      assert.ok(text.startsWith(book['lector.yaml']), text);
      const view = await viewOf(cwd);
      assert.equal(fieldOf(view, 'short_description').source, 'none', 'the rejected one');
      assert.equal(fieldOf(view, 'long_description').source, 'accepted');
      assert.equal(fieldOf(view, 'chapter_title', '02-storm').source, 'accepted');
      assert.equal(fieldOf(view, 'chapter_title', '01-lamp').source, 'detected');
      assert.equal(fieldOf(view, 'plain_summary').level?.band === 'above', false);

      const again = await runLector(['metadata', '--propose'], { cwd });
      assert.match(again.stderr, /^0 new proposals/m, 'neither what is there nor what was rejected');
      await writeFile(path.join(cwd, 'lector.yaml'), text.replace(/long_description: .*/, 'long_description: Mine'));
      assert.equal(fieldOf(await viewOf(cwd), 'long_description').source, 'you');
    }));

  it('never proposes over what a person wrote, and a proposal that waits doesn’t overwrite it either', () =>
    inFolder(
      { ...book, 'lector.yaml': 'metadata:\n  tags: [mine]\n  chapters:\n    02-storm: {title: Mine}\n' },
      async (cwd) => {
        await runLector(['metadata', '--propose'], { cwd });
        const found = await patchesIn(cwd);
        assert.ok(found.length > 3);
        assert.ok(!found.some(({ after }) => /tags|title: /.test(after.replace('youtube_title: ', ''))));
        const summary = found.find(({ after }) => after.includes('short_description'))?.id ?? '';
        const own = await runLector(['metadata', '--set', 'short_description=My own words.'], { cwd });
        assert.equal(own.code, 0, own.stderr);
        const late = await runLector(['metadata', '--accept', summary, '--yes'], { cwd });
        assert.match(late.stderr, /error\[PATCH_STALE\]/);
        assert.match(await yaml(cwd), /short_description: My own words\./);
        assert.match(await yaml(cwd), /tags: \[mine\]/);
      },
    ));

  it('writes what a person sets, within its limits, and takes it away again', () =>
    inFolder(book, async (cwd) => {
      const set = ['--set', 'narrator=Ann Orr', 'tags=sea, a lamp', '01-lamp/title=One: the lamp'];
      assert.equal((await runLector(['metadata', ...set], { cwd })).code, 0);
      assert.equal(
        await yaml(cwd),
        `${book['lector.yaml']}metadata:\n  narrator: Ann Orr\n  tags:\n    - sea\n    - a lamp\n  chapters:\n    01-lamp:\n      title: "One: the lamp"\n`,
      );
      await runLector(['metadata', '--set', 'narrator=', 'tags=', '01-lamp/title='], { cwd });
      assert.equal(await yaml(cwd), book['lector.yaml']);
      for (const [given, why] of [
        [`short_description=${'word '.repeat(51)}`, /has 51 words; 50 is the most/],
        ['youtube_title=A <b>', /angle brackets/],
        ['nope=1', /There is no field “nope”/],
        ['narrator', /names no value/],
      ] as const) {
        const { code, stderr } = await runLector(['metadata', '--set', given], { cwd });
        assert.equal(code, 1);
        assert.match(stderr, why);
      }
      assert.equal(await yaml(cwd), book['lector.yaml']);
    }));

  async function withModel(answers: readonly ChatAnswer[], cwd: string) {
    const server = await startLlmServer(...answers);
    try {
      return await runLector(['metadata', '--propose', '--llm-model', llmModel, '--llm-endpoint', server.url], { cwd });
    } finally {
      await server.close();
    }
  }

  it('proposes a model’s words with the digest of the model, and a hostile model’s not at all', () =>
    inFolder({ '01-lamp.md': lamp }, async (cwd) => {
      const hostile = [
        says({ ...lampReply, summary: 'See https://evil.example now.' }),
        says({
          ...lampReply,
          plain: 'Notwithstanding the lighthouse, Mary Winter’s considerable harbour lamp, extinguished, is November.',
        }),
        writes('voice: evil\nmetadata: {}'),
      ];
      await withModel(hostile, cwd);
      const byRules = await patchesIn(cwd);
      assert.deepEqual([...new Set(byRules.map(({ model }) => model))], [null]);
      assert.doesNotMatch(JSON.stringify(byRules), /evil|Notwithstanding/);
      await withModel([says(lampReply)], cwd);
      const both = await patchesIn(cwd);
      const told = both.find(({ model, after }) => model !== null && after.includes('The keeper Mary Winter lives'));
      assert.deepEqual([told?.model, told?.model_digest, told?.prompt_version], [llmModel, 'd1', 'metadata-3']);
      assert.match(told?.after ?? '', /until the lamp goes out/);
    }));

  it('lays a book out for YouTube, with the times that its export has, and says what isn’t narrated', () =>
    inFolder(
      {
        ...book,
        'lector.yaml':
          'title: Winter\nauthor: Ann Orr\nrate: 0.5\nmetadata: {chapters: {02-storm: {title: The Storm}}}\n',
        '03-end.md':
          '# The End\n\nThe lamp burns still, and Mary Winter looks at the sea each evening until it is dark.\n',
      },
      async (cwd) => {
        await runLector(['narrate', '.'], { cwd });
        await writeFile(path.join(cwd, '04-after.md'), '# After\n\nNobody has read this yet.\n');
        const { stdout } = await runLector(['metadata', '--youtube', '--json', '--credits'], { cwd });
        const text = JSON.parse(stdout) as YoutubeText;
        assert.equal(text.title, 'Winter – Ann Orr (Audiobook)');
        assert.match(text.notes.join(), /“After” is not narrated/);
        assert.match(
          text.description,
          /Chapters:\n0:00 Opening credits\n0:\d\d The Lamp\n0:\d\d The Storm\n1:\d\d The End\n1:\d\d Closing credits\n/,
        );
        assert.match(text.description, /\n\nRead by a synthetic voice/);

        await runLector(['export', '.', '--format', 'timeline', '--credits', '--allow-gaps', '--out', 'out'], { cwd });
        const files = (await readdir(path.join(cwd, 'out'))).filter((file) => /^\d.*json$/.test(file)).sort();
        assert.match(files.join(), /03-the-storm/);
        const lengths = await Promise.all(
          files.slice(0, 2).map(async (file) => {
            const timeline = JSON.parse(await readFile(path.join(cwd, 'out', file), 'utf8')) as {
              samples: number;
              sampleRate: number;
            };
            return timeline.samples / timeline.sampleRate;
          }),
        );
        assert.equal(text.chapters[2]?.start, Math.floor(lengths.reduce((sum, one) => sum + one, 0)));
      },
    ));
});
