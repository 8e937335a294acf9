import { render } from 'lit';
import type { FromPlayer, ToPlayer } from '../../src/protocol/panels.js';
import { connect } from '../shared/extension.js';
import { onOtherColours } from '../shared/onOtherColours.js';
import { drawStrip } from '../shared/strip.js';
import { theme } from '../shared/theme.js';
import { createClips } from './clips.js';
import { bindMediaKeys, showInMediaPanel } from './mediaKeys.js';
import { bindSliders } from './sliders.js';
import { playerPage } from './playerPage.js';
import { playerStyle } from './playerStyle.js';
import { createSampleDeck, sampleNotice } from './sampleDeck.js';
import { createTransport } from './transport.js';
import { drawWaveform } from './waveform.js';
import { useTexts } from '../shared/texts.js';

startPlayer();

/** Wires the page: messages to the transport, the transport's state to the page. */
function startPlayer(): void {
  useTexts(document.body.dataset.texts);
  document.adoptedStyleSheets = [theme, playerStyle].flatMap(({ styleSheet }) => styleSheet ?? []);
  const lifetime = new AbortController();
  window.addEventListener('pagehide', () => lifetime.abort());

  const extension = connect<ToPlayer, FromPlayer>();
  const send = (message: FromPlayer) => extension.post(message);
  const clips = createClips(scheduleDraw);
  const transport = createTransport(clips, send, scheduleDraw, lifetime.signal);
  const samples = createSampleDeck(transport, send, scheduleDraw);
  let title = '';
  let [book, author] = ['', ''];
  let sentence = '';
  let frame = 0;

  function receive(message: ToPlayer): void {
    switch (message.kind) {
      case 'load':
        if (title !== message.title) sentence = '';
        ({ title, book, author } = message);
        transport.load(message.items);
        break;
      case 'item':
        transport.setItem(message.item);
        break;
      case 'play':
        transport.play(message.chunkId, message.atSeconds, message.wish);
        break;
      case 'pause':
        transport.pause();
        break;
      case 'resume':
        transport.resume();
        break;
      case 'stop':
        transport.stop();
        break;
      case 'speed':
        transport.setSpeed(message.speed);
        break;
      case 'volume':
        transport.setVolume(message.volume);
        samples.setVolume(message.volume);
        break;
      case 'sentence':
        sentence = message.text;
        scheduleDraw();
        break;
      case 'playSample':
        void samples.play(message.wav);
        break;
      case 'stopSample':
        samples.stop();
        break;
    }
  }

  function scheduleDraw(): void {
    frame ||= requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = 0;
    render([sampleNotice(samples), playerPage({ title, sentence, transport, send })], document.body);
    const { items, current, seconds } = transport;
    const item = items[current];
    const wave = document.querySelector<HTMLCanvasElement>('.wave');
    const strip = document.querySelector<HTMLCanvasElement>('.strip');
    const peaks = item?.audio === undefined ? [] : (clips.peek(item.audio)?.peaks ?? []);
    if (wave) drawWaveform(wave, peaks, item && item.seconds > 0 ? Math.min(1, seconds / item.seconds) : 0);
    if (strip) drawStrip(strip, items, current);
    if (title) showInMediaPanel({ title, book, author }, transport);
  }

  bindMediaKeys(transport, send);
  bindSliders(transport, send);
  window.addEventListener('resize', scheduleDraw);
  onOtherColours(scheduleDraw);
  extension.listen(receive);
  scheduleDraw();
  send({ kind: 'ready' });
}
