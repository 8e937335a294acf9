import type { Described } from '../core/model/description.js';
import type { Output } from './output.js';
import { plain } from './textWidth.js';

/** A description for people, with who wrote it. */
export function describedText(
  { title, summary, description, plain: simple, tags, model, confidence }: Described,
  name: string,
  { dataColors }: Pick<Output, 'dataColors'>,
): string {
  const by = model === null ? 'by rules' : `by ${model}, ${Math.round(confidence * 100)} % sure`;
  return [
    `${dataColors.bold(plain(title))}  (${plain(name)}, ${plain(by)})`,
    `  summary      ${plain(summary)}`,
    `  description  ${plain(description)}`,
    `  in short     ${plain(simple)}`,
    `  tags         ${plain(tags.join(', '))}`,
  ].join('\n');
}
