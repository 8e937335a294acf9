import { isLectorError } from '../../base/errors.js';
import { filled } from '../../base/phrase.js';
import { setYamlKey, type YamlValue } from '../../base/yamlKey.js';
import { readFrontMatter } from '../../manuscript/readFrontMatter.js';
import type { HelpfulSetting } from '../../model/bookSetting.js';
import type { ProposedEdit } from '../../model/patch.js';
import { readInside } from '../bookWorld.js';
import { patchPhrases } from '../phrases.js';
import { bookFile, placePatch } from '../placePatch.js';
import { spareVoices } from '../spareVoices.js';
import { proposedFor, type Fix, type FixScene } from './fix.js';
import { firstToSayWell, saysWell } from './saysWell.js';

type Told = Pick<ProposedEdit, 'description' | 'reasoning'>;
/** What a setting should be; undefined where it wouldn't count, or doesn't help. */
type Proposal = (scene: FixScene) => Promise<(Told & { readonly value: YamlValue }) | undefined>;

const proposals: Readonly<Record<HelpfulSetting, Proposal>> = {
  async rate(scene) {
    const { book, task, work } = scene;
    const { speech } = work;
    const own = readFrontMatter(task.source.text).rate;
    if (own !== undefined || book.rate === 1 || book.rate !== speech.settings.rate) return undefined;
    const ownPace = { ...speech, settings: { ...speech.settings, rate: 1 } };
    if (!(await saysWell(scene, ownPace))) return undefined;
    const reasoning = filled(patchPhrases.rateBecause, speech.engine.name, speech.voice.name);
    return { value: 1, description: patchPhrases.rate, reasoning };
  },
  async fallback(scene) {
    const { world, book, task, work } = scene;
    const stated = readFrontMatter(task.source.text).fallback ?? book.fallback ?? task.speech.fallback;
    if (stated.length > 0) return undefined;
    const others = (await spareVoices(world, work.speech)).filter(({ engine }) => engine.id !== work.speech.engine.id);
    const found = await firstToSayWell(scene, others);
    if (!found) return undefined;
    const { engine, voice } = found;
    const reasoning = filled(patchPhrases.fallbackBecause, engine.name, voice.name);
    return { value: [engine.id], description: filled(patchPhrases.fallback, engine.name), reasoning };
  },
};

/** A setting of the book under which the dead chunk was said well. */
export async function bookSetting(scene: FixScene, key: HelpfulSetting): Promise<Fix | undefined> {
  const { world, book, signal } = scene;
  const proposal = await proposals[key](scene);
  if (!proposal) return undefined;
  const { value, ...told } = proposal;
  const text = await readInside(book.root, bookFile, signal).catch((error: unknown) => {
    if (!isLectorError(error)) throw error;
    return error.code === 'FILE_MISSING' ? '' : undefined;
  });
  if (text === undefined) return undefined;
  const change = setYamlKey(text, key, value);
  if (!change) return undefined;
  const edit = { ...change, ...told, ...proposedFor(scene), kind: 'setting', target: bookFile } as const;
  const isPlaced = typeof placePatch(world, { ...edit, start: change.span.start }, text) !== 'string';
  return isPlaced ? { edit, text } : undefined;
}
