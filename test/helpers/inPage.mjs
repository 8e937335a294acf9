/* global document, window, getComputedStyle, NodeFilter, HTMLMediaElement, DOMException */
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

/**
 * What elements say to a screen reader.
 * @returns {string[]}
 */
export function labelsOf(elements) {
  return elements.map((element) => element.getAttribute('aria-label') ?? '');
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
