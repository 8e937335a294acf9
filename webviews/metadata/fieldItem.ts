import { html, nothing, type TemplateResult } from 'lit';
import {
  metadataLabels,
  type FromMetadata,
  type MetadataFieldView,
  type MetadataPath,
  type MetadataProposal,
} from '../../src/protocol/metadataPanel.js';
import { decimal } from '../shared/decimal.js';
import { t } from '../shared/texts.js';
import { isAt, lengthOf, maySave, typed, type Editing } from './editing.js';

/** What the items of the page can do. */
export interface FieldActions {
  readonly editing: Editing | undefined;
  readonly edit: (editing: Editing | undefined) => void;
  readonly save: () => void;
  readonly send: (message: FromMetadata) => void;
}

/** One field: its name, whose its value is, how long it is, the value, and what waits for it. `of` names its chapter. */
export function fieldItem(field: MetadataFieldView, of: string, actions: FieldActions): TemplateResult {
  const { at, value, source } = field;
  const name = t(metadataLabels[at.field]);
  const isEdited = actions.editing !== undefined && isAt(actions.editing.at, at);
  const action = (text: string, act: () => void) =>
    html`<button class="text" data-field=${keyOf(at)} aria-label=${labelOf(text, name, of)} @click=${act}>
      ${text}
    </button>`;
  return html`<div class="field">
    <h3>${name}</h3>
    <p class="facts quiet">
      <span class="source ${source}">${sourceText(field)}</span>${limitText(field)}${levelText(field.level)}
      <span class="actions">
        ${isEdited ? nothing : action(t('Edit'), () => actions.edit({ at, text: typed(value) }))}
        ${
          !isEdited && (source === 'you' || source === 'accepted')
            ? action(t('Remove'), () => actions.send({ kind: 'save', at }))
            : nothing
        }
      </span>
    </p>
    ${isEdited ? editor(actions, labelOf('', name, of)) : html`<p class="value">${typed(value) || '–'}</p>`}
    ${field.flaw === undefined ? nothing : html`<p class="flaw" role="note">${t('Problem: {0}', field.flaw)}</p>`}
    ${field.proposals.map((proposal) => proposed(proposal, at, name, of, actions))}
  </div>`;
}

function proposed(
  { id, value, model, confidence, level }: MetadataProposal,
  at: MetadataPath,
  name: string,
  of: string,
  { edit, send }: FieldActions,
): TemplateResult {
  const button = (text: string, act: () => void) =>
    html`<button class="text" aria-label=${labelOf(text, name, of)} @click=${act}>${text}</button>`;
  const by =
    model === null ? t('proposed by rules') : t('proposed by {0}, {1} % sure', model, Math.round(confidence * 100));
  return html`<div class="proposal" role="group" aria-label=${t('Proposal for {0}', labelOf('', name, of))}>
    <p class="facts quiet">${by}${levelText(level)}</p>
    <p class="value">${typed(value)}</p>
    <p class="actions">
      ${button(t('Accept'), () => send({ kind: 'accept', ids: [id] }))}
      ${button(t('Edit'), () => edit({ at, text: typed(value) }))}
      ${button(t('Reject'), () => send({ kind: 'reject', id }))}
    </p>
  </div>`;
}

function editor({ editing, edit, save }: FieldActions, label: string): TemplateResult | typeof nothing {
  if (!editing) return nothing;
  const change = ({ target }: Event) => edit({ ...editing, text: (target as HTMLTextAreaElement).value });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') edit(undefined);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && maySave(editing)) save();
    else return;
    event.preventDefault();
  };
  return html`<div class="editor">
    <textarea
      aria-label=${label}
      aria-invalid=${maySave(editing) ? 'false' : 'true'}
      rows=${Math.min(10, 2 + Math.floor(editing.text.length / 90))}
      .value=${editing.text}
      @input=${change}
      @keydown=${press}
    ></textarea>
    <p class="actions">
      <button class="main" ?disabled=${!maySave(editing)} @click=${save}>${t('Save')}</button>
      <button class="text" @click=${() => edit(undefined)}>${t('Cancel')}</button>
      ${maySave(editing) ? nothing : html`<span class="flaw" role="status">${t('Too long, or not allowed here')}</span>`}
    </p>
  </div>`;
}

/** The name of a place in the page. */
export function keyOf({ field, chapter = '' }: MetadataPath): string {
  return `${field}@${chapter}`;
}

/** Buttons and boxes say which field they are of, for those who don't see where they stand. */
function labelOf(text: string, name: string, of: string): string {
  return [text, name, of].filter((part) => part !== '').join(', ');
}

function sourceText({ source, proposer }: MetadataFieldView): string {
  switch (source) {
    case 'you':
      return t('by you');
    case 'accepted':
      return proposer?.model ? t('accepted from {0}', proposer.model) : t('accepted from rules');
    case 'detected':
      return t('found by Lector');
    case 'none':
      return t('empty');
  }
}

function limitText({ at, limit, length = 0, value }: MetadataFieldView): string {
  if (!limit || value.length === 0) return '';
  const count = lengthOf({ at, text: typed(value) }) || length;
  return limit.unit === 'words'
    ? t(' · {0} of {1} words', count, limit.most)
    : t(' · {0} of {1} characters', count, limit.most);
}

function levelText(level: MetadataFieldView['level']): string {
  if (!level) return '';
  const band = level.band === 'above' ? t('harder than B1') : level.band;
  return t(' · {0} ({1}: {2})', band, level.formula, decimal(level.score, 1));
}
