/* global document, window, navigator, getComputedStyle, AudioContext, Blob, MediaRecorder, NodeFilter, HTMLMediaElement, DOMException */
// What tests run inside the browser. Each function stands alone: its text is sent there.

/** For `initScript`: keeps every sound that a page makes, in the order of making. */
export function keepSounds() {
  const Native = window.Audio;
  window.sounds = [];
  window.Audio = class extends Native {
    constructor(source) {
      super(source);
      window.sounds.push(this);
    }
  };
}

/** For `initScript`: {@link keepSounds}, and no sound before a click, as in VS Code for the desktop. */
export function refuseSound() {
  const Native = window.Audio;
  const play = HTMLMediaElement.prototype.play;
  let isAllowed = false;
  window.sounds = [];
  window.Audio = class extends Native {
    constructor(source) {
      super(source);
      window.sounds.push(this);
      // Only now: VS Code writes the page anew after this script ran, which takes every listener away.
      window.addEventListener('click', () => (isAllowed = true), { capture: true });
    }
  };
  HTMLMediaElement.prototype.play = function () {
    return isAllowed ? play.call(this) : Promise.reject(new DOMException('A click is needed', 'NotAllowedError'));
  };
}

/** For `initScript`: {@link keepSounds}, everything they play also goes to `window.heard`, and what the page tells the system's media panel is kept. */
export function tapSounds() {
  const Native = window.Audio;
  window.sounds = [];
  window.Audio = class extends Native {
    constructor(source) {
      super(source);
      window.sounds.push(this);
      window.ears ??= new AudioContext();
      window.heard ??= window.ears.createMediaStreamDestination();
      window.ears.createMediaElementSource(this).connect(window.heard);
    }
  };
  const { mediaSession } = navigator;
  const setHandler = mediaSession.setActionHandler.bind(mediaSession);
  const setPosition = mediaSession.setPositionState.bind(mediaSession);
  window.media = { handlers: {}, position: undefined };
  mediaSession.setActionHandler = (action, handler) => {
    window.media.handlers[action] = handler;
    setHandler(action, handler);
  };
  mediaSession.setPositionState = (position) => {
    window.media.position = position;
    setPosition(position);
  };
}

/** Begins to record what {@link tapSounds} hears: by the browser's recorder, which a busy page can't make miss samples. */
export function startRecording() {
  window.recorder = new MediaRecorder(window.heard.stream, { mimeType: 'audio/webm;codecs=pcm' });
  window.recorded = [];
  window.recorder.ondataavailable = ({ data }) => window.recorded.push(data);
  window.recorder.start(500);
}

/**
 * Ends the recording; returns its stretches of sound between silences of 0.1 s or more, with their pitch.
 * @returns {Promise<{ start: number, end: number, hertz: number }[]>} start and end in seconds
 */
export async function stopRecording() {
  await new Promise((resolve) => {
    window.recorder.onstop = resolve;
    window.recorder.stop();
  });
  const bytes = await new Blob(window.recorded).arrayBuffer();
  const sound = await window.ears.decodeAudioData(bytes);
  const [samples, rate, threshold] = [sound.getChannelData(0), sound.sampleRate, 0.02];
  const stretches = [];
  let isLow = true;
  for (const [at, sample] of samples.entries()) {
    if (Math.abs(sample) < threshold) continue;
    let last = stretches.at(-1);
    if (!last || at - last.end > 0.1 * rate) stretches.push((last = { start: at, end: at, waves: 0 }));
    last.end = at;
    if (sample > 0 && isLow) last.waves++;
    isLow = sample < 0;
  }
  return stretches.map(({ start, end, waves }) => ({
    start: start / rate,
    end: end / rate,
    hertz: (waves * rate) / (end - start),
  }));
}

/**
 * What {@link tapSounds} kept of the media panel, as it is now.
 * @returns {{ actions: string[], state: string, title: string, album: string, artist: string, position: object }}
 */
export function mediaPanel() {
  const { metadata, playbackState } = navigator.mediaSession;
  const { title = '', album = '', artist = '' } = metadata ?? {};
  const { handlers, position } = window.media;
  return { actions: Object.keys(handlers).sort(), state: playbackState, title, album, artist, position };
}

/** Presses a key of the media panel. */
export function pressMediaKey({ action, ...details }) {
  window.media.handlers[action]({ action, ...details });
}

/**
 * What {@link keepSounds} kept, as it is now: the sound that plays or played last, and how far it is.
 * @returns {{ isPlaying: boolean, seconds: number, source: string }}
 */
export function soundNow() {
  const sounds = window.sounds ?? [];
  const sound =
    sounds.find(({ paused, ended }) => !paused && !ended) ?? sounds.find(({ currentTime }) => currentTime > 0);
  if (!sound) return { isPlaying: false, seconds: 0, source: '' };
  return { isPlaying: !sound.paused && !sound.ended, seconds: sound.currentTime, source: sound.src };
}

/** Holds the sound that {@link keepSounds} kept and that plays, or played last, at half of its length. */
export function pauseHalfway() {
  const sound =
    window.sounds.find(({ paused, ended }) => !paused && !ended) ??
    window.sounds.find(({ currentTime }) => currentTime > 0);
  sound.pause();
  sound.currentTime = sound.duration / 2;
  window.held = sound;
}

/**
 * How much of the other sound, beside the one that {@link pauseHalfway} holds, was passed; 0 while it wasn't begun.
 * @returns {number}
 */
export function shareOfLast() {
  const other = window.sounds.findLast((sound) => sound !== window.held && sound.currentTime > 0);
  return other ? other.currentTime / other.duration : 0;
}

/**
 * The sources of all that {@link keepSounds} kept and that was heard.
 * @returns {string[]}
 */
export function heardSources() {
  return (window.sounds ?? []).filter(({ currentTime }) => currentTime > 0).map(({ src }) => src);
}

/**
 * What elements say to a screen reader.
 * @returns {string[]}
 */
export function labelsOf(elements) {
  return elements.map((element) => element.getAttribute('aria-label') ?? '');
}

/**
 * What elements tell where the mouse rests on them.
 * @returns {string[]}
 */
export function titlesOf(elements) {
  return elements.map((element) => element.getAttribute('title') ?? '');
}

/**
 * What the control with the focus says to a screen reader.
 * @returns {string}
 */
export function nameOfFocus() {
  const focused = document.activeElement;
  return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
}

/**
 * The controls of a page that say nothing to a screen reader.
 * @returns {string[]}
 */
export function namelessControls() {
  const controls = [...document.querySelectorAll('button, select, input, [tabindex="0"]')];
  const isNameless = (control) => !(control.getAttribute('aria-label') ?? control.textContent ?? '').trim();
  return controls.filter(isNameless).map((control) => control.outerHTML);
}

/**
 * The text of those elements that is struck through.
 * @param {readonly Element[]} elements
 * @returns {string}
 */
export function struckText(elements) {
  const isStruck = (element) => getComputedStyle(element).textDecorationLine.includes('line-through');
  return elements
    .filter(isStruck)
    .map((element) => element.textContent)
    .join('')
    .replaceAll('\u00a0', ' ');
}

/**
 * The texts that a reader sees marked: what lies under the editor's decorations that fit a selector and, where given,
 * have this kind of line below them. All at one moment.
 * @param {readonly { selector: string, line?: string }[]} wanted
 * @returns {string[]}
 */
export function markedTexts(wanted) {
  const rows = [...document.querySelectorAll('.view-lines .view-line')]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  const range = document.createRange();

  function textUnder(boxes) {
    const isUnder = ({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
    };
    let text = '';
    for (const { element } of rows) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.data.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          if (isUnder(range.getBoundingClientRect())) text += node.data[at];
        }
      }
    }
    return text.replaceAll('\u00a0', ' ').trim();
  }

  return wanted.map(({ selector, line }) => {
    const marks = [...document.querySelectorAll(`.view-overlays ${selector}`)];
    const fitting = marks.filter((mark) => line === undefined || getComputedStyle(mark).borderBottomStyle === line);
    return textUnder(fitting.map((mark) => mark.getBoundingClientRect()));
  });
}

/**
 * The pictures beside the lines of the editors, from the top, as their style names them.
 * @param {Element[]} glyphs
 * @returns {string[]}
 */
export function picturesOf(glyphs) {
  return glyphs
    .map((glyph) => ({ top: glyph.getBoundingClientRect().top, style: getComputedStyle(glyph) }))
    .sort((a, b) => a.top - b.top)
    .map(({ style }) => style.backgroundImage);
}

/**
 * The middle of the first place where these words stand in an editor's text; they lie in one run of one colour.
 * @param {string} words
 * @returns {{ x: number, y: number } | undefined}
 */
export function placeOf(words) {
  for (const lines of document.querySelectorAll('.view-lines')) {
    const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.replaceAll('\u00a0', ' ').indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    }
  }
  return undefined;
}

/**
 * The headings, states and numbers of a table that show less than they say, and all that lies beyond the page's edge.
 * @returns {string[]}
 */
export function cutNumbers() {
  const cells = [...document.querySelectorAll('th:not(.text), td.state, td.number')];
  const parts = cells.flatMap((cell) => [cell, ...cell.querySelectorAll('button, span')]);
  const isCut = ({ scrollWidth, clientWidth, offsetWidth }) =>
    offsetWidth > 0 && clientWidth > 0 && scrollWidth > clientWidth;
  const isBeyond = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return [...parts.filter(isCut).map(({ textContent }) => textContent.trim()), ...(isBeyond ? ['the page'] : [])];
}
