import { html, nothing, type TemplateResult } from 'lit';
import { type ChapterMetadataView, type MetadataView, type VideoView } from '../../src/protocol/metadataPanel.js';
import { timeText } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';
import { fieldItem, type FieldActions } from './fieldItem.js';
import { videoSection } from './videoSection.js';

export interface MetadataPageProps extends FieldActions {
  readonly view: MetadataView;
  readonly video: VideoView | undefined;
}

/** All that is told of a book: field by field, then chapter by chapter, then as a video. */
export function metadataPage({ view, video, ...actions }: MetadataPageProps): TemplateResult {
  const { fields, chapters, disclosure } = view;
  const all = [...fields, ...chapters.flatMap(({ title, summary }) => [title, summary])];
  const waiting = all.flatMap(({ proposals }) => proposals.slice(-1).map(({ id }) => id));
  const { send } = actions;
  return html`<main>
    <h1>${t('Book Metadata')}</h1>
    <p class="bar">
      <button class="main" @click=${() => send({ kind: 'propose' })}>${t('Propose What Is Empty')}</button>
      ${
        waiting.length > 1
          ? html`<button class="main" @click=${() => send({ kind: 'accept', ids: waiting })}>
              ${t('Accept All {0}', waiting.length)}
            </button>`
          : nothing
      }
      <span class="quiet" role="status">${waitingText(waiting.length)}</span>
    </p>
    <section aria-labelledby="book">
      <h2 id="book">${t('The book')}</h2>
      ${fields.map((field) => fieldItem(field, '', actions))}
      <div class="field">
        <h3>${t('Voice')}</h3>
        <p class="facts quiet">${t('Stands in every file that is exported.')}</p>
        <p class="value">${disclosure || t('Nothing is narrated yet.')}</p>
      </div>
    </section>
    <section aria-labelledby="chapters">
      <h2 id="chapters">${t('Chapters')}</h2>
      ${chapters.map((chapter) => chapterItem(chapter, video, actions))}
    </section>
    ${videoSection(video, send)}
  </main>`;
}

function chapterItem(
  { id, narrated, title, summary }: ChapterMetadataView,
  video: VideoView | undefined,
  actions: FieldActions,
): TemplateResult {
  const start = video?.starts[id];
  const name = String(title.value);
  return html`<article aria-label=${name}>
    <p class="chapter">
      <span class="numbers">${start === undefined ? '' : timeText(start)}</span>
      <span>${id}</span>
      <span class="quiet">${narratedText(narrated)}</span>
    </p>
    ${fieldItem(title, name, actions)} ${fieldItem(summary, name, actions)}
  </article>`;
}

function narratedText(narrated: ChapterMetadataView['narrated']): string {
  if (narrated === 'all') return t('narrated');
  return narrated === 'some' ? t('narrated in part') : t('not narrated');
}

function waitingText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? t('1 proposal waits for you') : t('{0} proposals wait for you', count);
}
