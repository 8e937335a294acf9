import { html, nothing, type TemplateResult } from 'lit';
import { gapReasonLabels, skipRuleLabels, type CoverageView } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';

/** More are no help; the command line lists all. */
const mostShown = 20;

/** How many of a chapter's words are heard, which rule leaves out how many, and which are missing; nothing while that isn't known. */
export function coverageList(coverage: CoverageView | undefined): TemplateResult | typeof nothing {
  if (!coverage) return nothing;
  const { words, heard, skipped, gaps } = coverage;
  const rules = [...new Set(skipped.map(({ rule }) => rule))];
  const leftOutBy = (rule: (typeof rules)[number]) =>
    skipped.filter((part) => part.rule === rule).reduce((sum, part) => sum + part.words, 0);
  return html`<section class="coverage" aria-label=${t('Coverage')}>
    <h2>${t('Coverage')}</h2>
    <p class="numbers">
      ${gaps.length === 0 ? t('Every word is heard that no rule leaves out.') : ''}
      ${t('{0} of {1} words are heard.', heard, words)}
    </p>
    <ul>
      ${rules.map((rule) => html`<li>${t('{0} left out: {1}', leftOutBy(rule), t(skipRuleLabels[rule]))}</li>`)}
      ${gaps.slice(0, mostShown).map(({ reason, text }) => html`<li>${t(gapReasonLabels[reason])}: ${t('“{0}”', text)}</li>`)}
      ${gaps.length > mostShown ? html`<li>${t('and {0} more', gaps.length - mostShown)}</li>` : nothing}
    </ul>
  </section>`;
}
