import type { SyntaxNode } from '@lezer/common';
import type { SkipRule } from '../model/coverage.js';
import type { Skippable } from '../model/settings.js';
import type { Span } from '../model/span.js';
import type { SpokenRun } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { codeLines, plainText, rowPieces } from './blockPieces.js';
import { inlinePieces, type InlinePiece } from './inlinePieces.js';
import { lostSay, readMarks, type Mark } from './marks.js';
import type { MarkdownTree } from './parseMarkdown.js';
import type { HeadingPlace, Passage } from './passage.js';
import { placeText } from './placedText.js';
import { saidInstead } from './saidInstead.js';

/** A part of a manuscript that is left unspoken, and why. */
export interface SkippedSpan {
  readonly span: Span;
  readonly rule: SkipRule;
}

export interface Passages {
  readonly passages: readonly Passage[];
  readonly headings: readonly HeadingPlace[];
  readonly findings: readonly Finding[];
  /** In reading order. */
  readonly skipped: readonly SkippedSpan[];
}

/** What authors put between scenes where they don't write a thematic break. */
const ornament = /^\s*(?:[*⁂❦☙✻✽~•·#]\s*)+$/;

const heading = /^(?:ATX|Setext)Heading(\d)$/;

/** Turns a Markdown tree into the passages that are spoken, in reading order. */
export function readPassages(tree: MarkdownTree, skip: readonly Skippable[]): Passages {
  const passages: Passage[] = [];
  const headings: HeadingPlace[] = [];
  const findings: Finding[] = [];
  const skipped: SkippedSpan[] = [];
  let voice: string | undefined;
  let language: string | undefined;
  let speaker: string | undefined;
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
    else if (mark.kind === 'language') language = mark.language;
    else if (mark.kind === 'speaker') speaker = mark.speaker;
    else if (mark.kind === 'skip') isNextSkipped = true;
    else if (mark.kind === 'say') findings.push(lostSay(mark.written, mark.span));
    else if (mark.kind !== 'break') isDisabled = mark.kind === 'disable';
  };

  /** Speaks one block's inline pieces; marks inside cut it into passages. */
  const addBlock = (kind: Passage['kind'], pieces: Iterable<InlinePiece>) => {
    const [outerVoice, outerLanguage, outerSpeaker] = [voice, language, speaker];
    let isSkipped = isNextSkipped;
    isNextSkipped = false;
    let runs: SpokenRun[] = [];
    let marks = speaker === undefined ? [] : [{ at: 0, speaker: speaker as string | undefined }];
    const close = (then: Passage['then']) => {
      const first = runs[0];
      const last = runs.at(-1);
      const written = placeText(runs);
      runs = [];
      const speakerMarks = marks;
      marks = speaker === undefined ? [] : [{ at: 0, speaker }];
      if (ornament.test(written.text)) changeLast({ then: 'scene' });
      else if (first && last && written.text.trim() !== '') {
        const span = { start: first.span.start, end: last.span.end };
        const own = {
          ...(voice !== undefined && { voice }),
          ...(language !== undefined && { language }),
          ...(speakerMarks.length > 0 && { speakerMarks }),
        };
        passages.push({ kind, written, span, then, ...own });
      }
    };
    for (const piece of pieces) {
      if (piece.kind === 'finding') findings.push(piece.finding);
      else if (piece.kind === 'run') {
        if (isDisabled || isSkipped) skipped.push({ span: piece.run.span, rule: 'mark' });
        else runs.push(piece.run);
      } else if (piece.kind === 'skipped') skipped.push(piece);
      else if (piece.mark.kind === 'say') {
        const { written, said, span } = piece.mark;
        const changed = saidInstead(runs, written, said);
        if (changed) runs = changed;
        else if (!isDisabled && !isSkipped) findings.push(lostSay(written, span));
      } else if (piece.mark.kind === 'speaker') {
        // Who speaks cuts nothing: that is for the quotations to do.
        speaker = piece.mark.speaker;
        marks.push({ at: runs.reduce((length, run) => length + run.text.length, 0), speaker });
      } else {
        close('mark');
        if (piece.mark.kind === 'skip') isSkipped = true;
        else obeyMark(piece.mark);
      }
    }
    close('block');
    if (passages.at(-1)?.then === 'mark') changeLast({ then: 'block' });
    [voice, language, speaker] = [outerVoice, outerLanguage, outerSpeaker];
  };

  const isLeftOut = ({ from, to }: SyntaxNode, rule: Skippable) => {
    if (skip.includes(rule)) skipped.push({ span: { start: from, end: to }, rule });
    return skip.includes(rule);
  };

  const visit = (node: SyntaxNode, kind: 'paragraph' | 'item') => {
    const { name } = node;
    if (heading.test(name)) addBlock('heading', inlinePieces(node, tree, skip));
    else if (name === 'Paragraph' || name === 'Task') addBlock(kind, inlinePieces(node, tree, skip));
    else if (name === 'HorizontalRule') changeLast({ then: 'scene' });
    else if (name === 'HTMLBlock' || name === 'CommentBlock') {
      const read = readMarks(tree.source.slice(node.from, node.to), node.from);
      findings.push(...read.findings);
      read.marks.forEach(obeyMark);
      if (name === 'HTMLBlock') skipped.push({ span: { start: node.from, end: node.to }, rule: 'html' });
    } else if (name === 'FencedCode' || name === 'CodeBlock') {
      if (isLeftOut(node, 'code')) return;
      for (const line of codeLines(node, tree)) addBlock('item', [line]);
    } else if (name === 'Table') {
      if (isLeftOut(node, 'tables')) return;
      for (const row of childrenOf(node)) addBlock('item', rowPieces(row, tree, skip));
    } else if (name === 'BulletList' || name === 'OrderedList' || name === 'ListItem') {
      for (const child of childrenOf(node)) visit(child, 'item');
    } else if (name === 'Blockquote' || (name === 'FootnoteDefinition' && !isLeftOut(node, 'footnotes'))) {
      for (const child of childrenOf(node)) visit(child, kind);
    }
  };

  for (const node of childrenOf(tree.root)) {
    const level = heading.exec(node.name)?.[1];
    if (level === '1' || level === '2') {
      const length = tree.source.slice(node.from, node.to).trimEnd().length;
      const span = { start: node.from, end: node.from + length };
      headings.push({ level: level === '1' ? 1 : 2, title: plainText(node, tree), span });
    }
    visit(node, 'paragraph');
  }
  return { passages, headings, findings, skipped };
}

function* childrenOf(node: SyntaxNode): Generator<SyntaxNode, void> {
  for (let child = node.firstChild; child; child = child.nextSibling) yield child;
}
