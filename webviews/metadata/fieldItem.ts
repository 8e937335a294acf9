import { html, nothing, type TemplateResult } from 'lit';
import {
  metadataLabels,
  type FromMetadata,
  type MetadataFieldView,
  type MetadataPath,
  type MetadataProposal,
} from '../../src/protocol/metadataPanel.js';
import { t } from '../shared/texts.js';
import { isAt, keyOf, maySave, typed, type Editing } from './editing.js';
import { countText, fieldFacts, labelOf, proposalFacts } from './fieldFacts.js';

/** What the items of the page can do. */
export interface FieldActions {
  readonly editing: Editing | undefined;
  readonly edit: (editing: Editing | undefined) => void;
  readonly save: () => void;
  readonly send: (message: FromMetadata) => void;
}

/** One field: its name, whose its value is, how long it is, the value, and what waits for it. `of` names its chapter. */
export function fieldItem(field: MetadataFieldView, of: string, actions: FieldActions): TemplateResult {
  const { at, value, source, flaw } = field;
  const isEdited = actions.editing !== undefined && isAt(actions.editing.at, at);
  const isWritten = source === 'you' || source === 'accepted';
  const button = (text: string, act: () => void) =>
    html`<button class="text" data-field=${keyOf(at)} aria-label=${labelOf(text, at, of)} @click=${act}>
      ${text}
    </button>`;
  return html`<div class="field">
    <h3>${t(metadataLabels[at.field])}</h3>
    <p class="facts quiet">
      <span>${fieldFacts(field)}</span>
      ${isEdited ? nothing : button(t('Edit'), () => actions.edit({ at, text: typed(value) }))}
      ${isWritten && !isEdited ? button(t('Remove'), () => actions.send({ kind: 'save', at })) : nothing}
    </p>
    ${isEdited ? editor(actions, labelOf('', at, of)) : value.length > 0 ? html`<p class="value">${typed(value)}</p>` : nothing}
    ${flaw === undefined ? nothing : html`<p class="flaw" role="note">${t('Problem: {0}', flaw)}</p>`}
    ${field.proposals.map((proposal) => proposalItem(proposal, at, of, actions))}
  </div>`;
}

function proposalItem(
  proposal: MetadataProposal,
  at: MetadataPath,
  of: string,
  { edit, send }: FieldActions,
): TemplateResult {
  const { id, value } = proposal;
  const button = (text: string, act: () => void) =>
    html`<button class="text" aria-label=${labelOf(text, at, of)} @click=${act}>${text}</button>`;
  return html`<div class="proposal" role="group" aria-label=${t('Proposal for {0}', labelOf('', at, of))}>
    <p class="quiet">${proposalFacts(proposal, at)}</p>
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
  const isGood = maySave(editing);
  const change = ({ target }: Event) => edit({ ...editing, text: (target as HTMLTextAreaElement).value });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') edit(undefined);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
  };
  return html`<div class="editor">
    <textarea
      aria-label=${label}
      aria-invalid=${isGood ? 'false' : 'true'}
      rows=${Math.min(10, 2 + Math.floor(editing.text.length / 90))}
      .value=${editing.text}
      @input=${change}
      @keydown=${press}
    ></textarea>
    <p class="actions">
      <button class="main" ?disabled=${!isGood} @click=${save}>${t('Save')}</button>
      <button class="text" @click=${() => edit(undefined)}>${t('Cancel')}</button>
      <span class=${isGood ? 'quiet' : 'flaw'}>${countText(editing)}</span>
      <span class="flaw" role="status">${isGood ? '' : t('Too long, or not allowed here')}</span>
    </p>
  </div>`;
}
