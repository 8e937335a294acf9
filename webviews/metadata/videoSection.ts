import { html, nothing, type TemplateResult } from 'lit';
import type { FromMetadata, VideoView } from '../../src/protocol/metadataPanel.js';
import { t } from '../shared/texts.js';

/** The book as it is pasted into YouTube's form: laid out when it is asked for, because its takes are read for that. */
export function videoSection(video: VideoView | undefined, send: (message: FromMetadata) => void): TemplateResult {
  return html`<section aria-labelledby="video">
    <h2 id="video">${t('For YouTube')}</h2>
    ${
      video
        ? nothing
        : html`<p class="quiet">
            ${t('Title, description and tags, with the times of all chapters that are narrated.')}
          </p>`
    }
    <p>
      <button class="main" @click=${() => send({ kind: 'layOut' })}>
        ${video ? t('Lay Out Again') : t('Lay Out Chapters')}
      </button>
    </p>
    ${video ? laidOut(video, send) : nothing}
  </section>`;
}

function laidOut({ text }: VideoView, send: (message: FromMetadata) => void): TemplateResult {
  const parts: readonly (readonly [name: string, copy: string, value: string])[] = [
    [t('Title'), t('Copy Title'), text.title],
    [t('Description'), t('Copy Description'), text.description],
    [t('Tags'), t('Copy Tags'), text.tags.join(',')],
  ];
  return html`${
    text.notes.length === 0
      ? nothing
      : html`<ul class="notes">
          ${text.notes.map((note) => html`<li>${note}</li>`)}
        </ul>`
  }
  ${parts.map(
    ([name, copy, value]) =>
      html`<h3>${name}</h3>
        <pre tabindex="0" aria-label=${name}>${value || '–'}</pre>
        <button class="text" ?disabled=${value === ''} @click=${() => send({ kind: 'copy', text: value })}>
          ${copy}
        </button>`,
  )}`;
}
