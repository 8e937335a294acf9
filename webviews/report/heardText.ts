import type { ReportRow } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';

const mostListed = 8;

/** What ears heard otherwise, one thing a line, else all they heard. */
export function heardText({ text, misheard }: NonNullable<ReportRow['transcript']>): string {
  if (misheard.length === 0) return t('Whisper heard: {0}', text);
  const lines = misheard.slice(0, mostListed).map(({ said, heard }) => `${said || '–'} → ${heard || '–'}`);
  return misheard.length > mostListed ? [...lines, '…'].join('\n') : lines.join('\n');
}
