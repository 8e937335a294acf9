import { commands, workspace, type Memento } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { ChapterView, ChunkView } from '../../protocol/messages/chapters.js';
import { settings } from '../../protocol/names.js';
import type { FromPlayer } from '../../protocol/panels.js';
import { setting } from '../settings.js';
import { openDocument } from '../uris.js';
import { findBookmark } from './findBookmark.js';
import { loadChapter, type LoadedChapter, type LoadedChapterOptions } from './loadedChapter.js';
import { createPlaybackMemory, type Bookmark } from './memory.js';
import { chapterAt, chunkAt } from './playlist.js';
import { placeAt, secondsAt } from './position.js';
import type { ReadAlong } from './readAlong.js';
import { sentenceText } from './sentenceText.js';
import { createUnspoken, type UnspokenOptions } from './unspoken.js';
import { nextSentence, previousSentence, type SentencePlace } from './sentenceStep.js';

/** Plays takes in the Lector Player and shows in the text what is heard. Seconds are seconds into a take. */
export interface Player extends Disposable {
  /** True also while it waits for audio or pauses between two chunks. */
  readonly isPlaying: boolean;
  /** Whether {@link Player.resume} has something to go on with. */
  readonly isPaused: boolean;
  /** The document in the player. */
  readonly uri: string | undefined;
  readonly speed: number;
  /** Plays from a place in a document; what isn't spoken yet is waited for. */
  playFrom(uri: string, offset: number): Promise<void>;
  /** Plays a chapter from where its listener stopped, else from its beginning. */
  playChapter(uri: string, chapter: ChapterView): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
  nextSentence(): Promise<void>;
  previousSentence(): Promise<void>;
  /** 0.5 to 3; the voice's pitch stays. */
  setSpeed(speed: number): void;
}

export interface PlayerOptions extends LoadedChapterOptions, Pick<UnspokenOptions, 'onUnspoken'> {
  readonly readAlong: ReadAlong;
  readonly workspaceState: Memento;
  readonly globalState: Memento;
  /** Play was pressed while nothing is loaded. */
  readonly onStart: () => void;
}

export function createPlayer(options: PlayerOptions): Player {
  const { chapters, view, readAlong, lifetime, onError, globalState } = options;
  const memory = createPlaybackMemory(options.workspaceState);
  let loaded: LoadedChapter | undefined;
  let position: Bookmark | undefined;
  let isPlaying = false;
  /** Someone asked for sound and nobody took it back: a page that is loaded anew goes on. */
  let isAsked = false;
  let shownSentence: string | undefined;
  /** Counts what was asked to be heard: what took time to find out must not override what was asked since. */
  let wishes = 0;
  /** The wish that the page was told last. */
  let toldWish = 0;

  const messages = view.onMessage((message) => {
    void receive(message).catch(onError);
  });

  const unspoken = createUnspoken({ ...options, loaded: () => loaded });

  const volumeChanges = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${settings.section}.${settings.volume}`)) sendVolume();
  });

  function sendVolume(): void {
    view.post({ kind: 'volume', volume: setting<number>(settings.volume, 100) / 100 });
  }

  async function receive(message: FromPlayer): Promise<void> {
    switch (message.kind) {
      case 'ready':
        view.post({ kind: 'speed', speed: player.speed });
        sendVolume();
        loaded?.send();
        if (isAsked && position) seek(position.chunkId, position.seconds);
        break;
      case 'position':
        // What the page said before it heard of the last wish is a place where nobody listens any more.
        if (message.wish === toldWish) moved({ chunkId: message.chunkId, seconds: message.seconds });
        break;
      case 'state':
        setPlaying(message.playing || message.waiting);
        unspoken.waitFor(message.chunkId);
        break;
      case 'ended':
        ended();
        break;
      case 'start':
        options.onStart();
        break;
      case 'seek':
        seek(message.chunkId, message.seconds);
        break;
      case 'next':
        await player.nextSentence();
        break;
      case 'previous':
        await player.previousSentence();
        break;
      case 'stop':
        player.stop();
        break;
      case 'speed':
        player.setSpeed(message.speed);
        break;
      case 'sample':
        // Whoever asked for a sample listens by himself.
        break;
      case 'failed':
        onError(new Error(`Chunk ${message.chunkId} can’t be played: ${message.message}`));
        break;
    }
  }

  /** Where nothing was asked for, the page said this before it heard of the stop. */
  function moved(to: Bookmark): void {
    if (!loaded || !position) return;
    if (position.chunkId !== to.chunkId) loaded.playheadAt(to.chunkId);
    position = to;
    const before = shownSentence;
    show(loaded, to);
    if (shownSentence !== before) keepPlace();
  }

  function keepPlace(): void {
    if (!loaded || !position) return;
    const bookmark = shownSentence === undefined ? position : { ...position, sentence: shownSentence };
    memory.keep(loaded.uri, loaded.chapter.id, bookmark);
  }

  /** Only while spans belong to the text as it stands; between an edit and the new plan, marks move with the text. */
  function show(from: LoadedChapter, { chunkId, seconds }: Bookmark): void {
    const { uri, version, chapter } = from;
    const document = openDocument(uri);
    if (document?.version !== version) return;
    const chunk = chapter.chunks.find(({ id }) => id === chunkId);
    const take = chunk && from.peekTake(chunk);
    if (!take) {
      readAlong.clear();
      return;
    }
    const place = placeAt(chunk, take, seconds);
    readAlong.show(uri, place);
    const sentence = sentenceText(document.getText().slice(place.sentence.start, place.sentence.end));
    if (sentence !== shownSentence) view.post({ kind: 'sentence', text: sentence });
    shownSentence = sentence;
  }

  function setPlaying(playing: boolean): void {
    isAsked = playing;
    isPlaying = playing;
    void commands.executeCommand('setContext', 'lector.playing', playing);
    if (!playing) keepPlace();
  }

  /** Only a chapter that was heard to its end begins anew next time. */
  function ended(): void {
    const isHeard = position?.chunkId === loaded?.chapter.chunks.at(-1)?.id;
    rest();
    if (loaded && isHeard) memory.keep(loaded.uri, loaded.chapter.id, undefined);
  }

  /** Nothing is at the playhead any more. */
  function rest(): void {
    setPlaying(false);
    position = undefined;
    shownSentence = undefined;
    view.post({ kind: 'sentence', text: '' });
    readAlong.clear();
  }

  async function load(uri: string, offset: number): Promise<LoadedChapter | undefined> {
    const [first] = await Promise.all([chapters.get(uri, lifetime), view.reveal()]);
    // As it is now: a short chapter is narrated sooner than the page is there for the first time.
    const result = chapters.peek(uri) ?? first;
    const chapter = chapterAt(result, offset);
    if (!chapter) return undefined;
    if (loaded?.uri !== uri || loaded.chapter.id !== chapter.id) {
      await loaded?.dispose();
      position = undefined;
      loaded = loadChapter(uri, { result, chapter }, options);
      loaded.send();
      void commands.executeCommand('setContext', 'lector.loaded', true);
    }
    return loaded;
  }

  function seek(chunkId: string, atSeconds: number): void {
    if (!loaded) return;
    toldWish = ++wishes;
    position = { chunkId, seconds: atSeconds };
    shownSentence = undefined;
    isAsked = true;
    readAlong.follow();
    unspoken.sought();
    loaded.playheadAt(chunkId);
    view.post({ kind: 'play', chunkId, atSeconds, wish: toldWish });
  }

  async function seekTo(chunk: ChunkView, offset: number): Promise<void> {
    const wish = ++wishes;
    const take = await loaded?.takeOf(chunk);
    if (wish === wishes) seek(chunk.id, take ? secondsAt(chunk, take, offset) : 0);
  }

  async function step(
    choose: (chunks: readonly ChunkView[], from: SentencePlace, into: number) => SentencePlace | undefined,
  ) {
    if (!loaded || !position) return;
    const { chunkId, seconds } = position;
    const { chunks } = loaded.chapter;
    const chunkIndex = chunks.findIndex(({ id }) => id === chunkId);
    const chunk = chunks[chunkIndex];
    const take = chunk && (await loaded.takeOf(chunk));
    if (!chunk || !take) return;
    const { sentence, sentenceIndex } = placeAt(chunk, take, seconds);
    const target = choose(chunks, { chunkIndex, sentenceIndex }, seconds - secondsAt(chunk, take, sentence.start));
    const goal = target && chunks[target.chunkIndex];
    if (target && goal) await seekTo(goal, goal.sentences[target.sentenceIndex]?.start ?? goal.span.start);
  }

  const player: Player = {
    get isPlaying() {
      return isPlaying;
    },
    get isPaused() {
      return !isPlaying && position !== undefined;
    },
    get uri() {
      return loaded?.uri;
    },
    get speed() {
      return globalState.get('playback.speed', 1);
    },
    async playFrom(uri, offset) {
      const chapter = (await load(uri, offset))?.chapter;
      const chunk = chapter && chunkAt(chapter, offset);
      if (chunk) await seekTo(chunk, offset);
    },
    async playChapter(uri, chapter) {
      const now = (await load(uri, chapter.span.start))?.chapter ?? chapter;
      const bookmark = memory.recall(uri, chapter.id);
      const place = bookmark && findBookmark(now, openDocument(uri)?.getText() ?? '', bookmark);
      const [first] = now.chunks;
      if (place?.kind === 'offset') await seekTo(place.chunk, place.offset);
      else if (place) seek(place.chunk.id, place.chunk.hasTake ? place.seconds : 0);
      else if (first) seek(first.id, 0);
    },
    pause: () => view.post({ kind: 'pause' }),
    resume() {
      readAlong.follow();
      view.post({ kind: 'resume' });
    },
    stop() {
      view.post({ kind: 'stop' });
      rest();
    },
    nextSentence: () => step(nextSentence),
    previousSentence: () => step(previousSentence),
    setSpeed(speed) {
      void globalState.update('playback.speed', speed);
      view.post({ kind: 'speed', speed });
    },
    async dispose() {
      messages.dispose();
      await unspoken.dispose();
      volumeChanges.dispose();
      await loaded?.dispose();
    },
  };
  return player;
}
