import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Skippable } from '../model/settings.js';
import type { SpokenRun } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { codeLines, plainText, rowPieces } from './blockPieces.js';
import { inlinePieces, type InlinePiece } from './inlinePieces.js';
import { readMarks, type Mark } from './marks.js';
import { placeOf } from './nodePlace.js';
import type { HeadingPlace, Passage } from './passage.js';
import { placeText } from './placedText.js';

export interface Passages {
  readonly passages: readonly Passage[];
  readonly headings: readonly HeadingPlace[];
  readonly findings: readonly Finding[];
}

/** What authors put between scenes where they don't write a thematic break. */
const ornament = /^\s*(?:[*⁂❦☙✻✽~•·#]\s*)+$/;

/** Turns a Markdown tree into the passages that are spoken, in reading order. */
export function readPassages(root: Root, source: string, skip: readonly Skippable[]): Passages {
  const passages: Passage[] = [];
  const headings: HeadingPlace[] = [];
  const findings: Finding[] = [];
  let voice: string | undefined;
  let isDisabled = false;
  let isNextSkipped = false;

  const changeLast = (change: Partial<Passage>) => {
    const last = passages.pop();
    if (last) passages.push({ ...last, ...change });
  };

  const addPause = (seconds: number) => {
    changeLast({ extraPauseSeconds: (passages.at(-1)?.extraPauseSeconds ?? 0) + seconds });
  };

  const obeyMark = (mark: Mark) => {
    if (mark.kind === 'pause') addPause(mark.seconds);
    else if (mark.kind === 'voice') voice = mark.voice;
    else if (mark.kind === 'skip') isNextSkipped = true;
    else if (mark.kind !== 'break') isDisabled = mark.kind === 'disable';
  };

  /** Speaks one block's inline pieces; marks inside cut it into passages. */
  const addBlock = (kind: Passage['kind'], pieces: Iterable<InlinePiece>) => {
    const outerVoice = voice;
    let isSkipped = isNextSkipped;
    isNextSkipped = false;
    let runs: SpokenRun[] = [];
    const close = (then: Passage['then']) => {
      const first = runs[0];
      const last = runs.at(-1);
      const written = placeText(runs);
      runs = [];
      if (ornament.test(written.text)) changeLast({ then: 'scene' });
      else if (first && last && written.text.trim() !== '') {
        const span = { start: first.span.start, end: last.span.end };
        passages.push({ kind, written, span, then, ...(voice !== undefined && { voice }) });
      }
    };
    for (const piece of pieces) {
      if (piece.kind === 'finding') findings.push(piece.finding);
      else if (piece.kind === 'run') {
        if (!isDisabled && !isSkipped) runs.push(piece.run);
      } else {
        close('mark');
        if (piece.mark.kind === 'skip') isSkipped = true;
        else obeyMark(piece.mark);
      }
    }
    close('block');
    if (passages.at(-1)?.then === 'mark') changeLast({ then: 'block' });
    voice = outerVoice;
  };

  const addInline = (kind: Passage['kind'], nodes: readonly PhrasingContent[]) => {
    addBlock(kind, inlinePieces(nodes, source, skip));
  };

  const visit = (node: Nodes, kind: 'paragraph' | 'item') => {
    if (node.type === 'heading') addInline('heading', node.children);
    else if (node.type === 'paragraph') addInline(kind, node.children);
    else if (node.type === 'thematicBreak') changeLast({ then: 'scene' });
    else if (node.type === 'html') {
      const read = readMarks(node.value, placeOf(node).start);
      findings.push(...read.findings);
      read.marks.forEach(obeyMark);
    } else if (node.type === 'code') {
      if (skip.includes('code')) return;
      for (const line of codeLines(node.value, source, placeOf(node))) addBlock('item', [line]);
    } else if (node.type === 'table') {
      if (skip.includes('tables')) return;
      for (const row of node.children) addBlock('item', rowPieces(row.children, source, skip));
    } else if (node.type === 'list' || node.type === 'listItem') {
      for (const child of node.children) visit(child, 'item');
    } else if (node.type === 'blockquote' || (node.type === 'footnoteDefinition' && !skip.includes('footnotes'))) {
      for (const child of node.children) visit(child, kind);
    }
  };

  for (const node of root.children) {
    if (node.type === 'heading' && (node.depth === 1 || node.depth === 2)) {
      headings.push({ level: node.depth, title: plainText(node.children, source), span: placeOf(node) });
    }
    visit(node, 'paragraph');
  }
  return { passages, headings, findings };
}
