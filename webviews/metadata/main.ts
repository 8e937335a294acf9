import { render } from 'lit';
import type { FromMetadata, MetadataView, ToMetadata, VideoView } from '../../src/protocol/metadataPanel.js';
import { connect } from '../shared/extension.js';
import { useTexts } from '../shared/texts.js';
import { theme } from '../shared/theme.js';
import { isAt, keyOf, maySave, valueOf, type Editing } from './editing.js';
import { metadataPage } from './metadataPage.js';
import { metadataStyle } from './metadataStyle.js';

startMetadata();

/** Wires the page: draws the book as it comes, and keeps what is being typed. */
function startMetadata(): void {
  useTexts(document.body.dataset.texts);
  document.adoptedStyleSheets = [theme, metadataStyle].flatMap(({ styleSheet }) => styleSheet ?? []);
  const extension = connect<ToMetadata, FromMetadata>();
  const send = (message: FromMetadata) => extension.post(message);
  let view: MetadataView | undefined;
  let video: VideoView | undefined;
  let editing: Editing | undefined;

  function draw(): void {
    if (view) render(metadataPage({ view, video, editing, edit, save, send }), document.body);
  }

  /** The focus goes into the box that opens, and back to the button when it closes. */
  function edit(next: Editing | undefined): void {
    const before = editing;
    editing = next;
    draw();
    if (next && !(before && isAt(before.at, next.at))) document.querySelector('textarea')?.focus();
    if (before && !next) document.querySelector<HTMLElement>(`[data-field="${CSS.escape(keyOf(before.at))}"]`)?.focus();
  }

  function save(): void {
    if (!editing || !maySave(editing)) return;
    const value = valueOf(editing);
    send({ kind: 'save', at: editing.at, ...(value !== undefined && { value }) });
    edit(undefined);
  }

  extension.listen((message) => {
    if (message.kind === 'view') view = message.view;
    else video = message.video;
    draw();
  });
  send({ kind: 'ready' });
}
