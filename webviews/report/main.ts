import { render } from 'lit';
import type { CoverageView, FromReport, ReportView, ToReport } from '../../src/protocol/panels.js';
import { connect } from '../shared/extension.js';
import { onOtherColours } from '../shared/onOtherColours.js';
import { drawStrip } from '../shared/strip.js';
import { theme } from '../shared/theme.js';
import { partAt } from '../shared/timeAxis.js';
import { createOpenTakes } from './openTakes.js';
import { reportPage, timelineParts } from './reportPage.js';
import { reportStyle } from './reportStyle.js';
import { rowHeight, rowWindow } from './rowWindow.js';
import { nextOrder, sortRows, type SortOrder } from './sortRows.js';
import { useTexts } from '../shared/texts.js';

startReport();

/** Wires the page: draws each report as it comes, and again when it is sorted or resized. */
function startReport(): void {
  useTexts(document.body.dataset.texts);
  document.adoptedStyleSheets = [theme, reportStyle].flatMap(({ styleSheet }) => styleSheet ?? []);
  const extension = connect<ToReport, FromReport>();
  const send = (message: FromReport) => extension.post(message);
  let report: ReportView | undefined;
  let coverage: CoverageView | undefined;
  let order: SortOrder = { key: 'index', isDescending: false };
  let picked: string | undefined;
  let frame = 0;
  const takes = createOpenTakes(send, scheduleDraw);

  function scheduleDraw(): void {
    frame ||= requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = 0;
    if (!report) return;
    const rows = sortRows(report.rows, order);
    const drawn = rowWindow(rows.length, bodyTop(), window.innerHeight);
    const opened = takes.props(report);
    const openTakes = (chunkId: string) => takes.open(chunkId);
    const page = { report, coverage, rows, order, drawn, picked, sortBy, send, openTakes, takes: opened };
    render(reportPage(page), document.body);
    const timeline = document.querySelector<HTMLCanvasElement>('.timeline');
    if (timeline) drawStrip(timeline, timelineParts(report), -1);
  }

  function sortBy(key: SortOrder['key']): void {
    order = nextOrder(order, key);
    scheduleDraw();
  }

  /** A click on the timeline finds the row. */
  function pickRow({ target, offsetX }: MouseEvent): void {
    if (!report || !(target instanceof HTMLCanvasElement)) return;
    picked = report.rows[partAt(timelineParts(report), offsetX / target.clientWidth)]?.chunkId;
    const at = sortRows(report.rows, order).findIndex(({ chunkId }) => chunkId === picked);
    const top = window.scrollY + bodyTop() + at * rowHeight;
    window.scrollTo({ top: top - (window.innerHeight - rowHeight) / 2 });
    scheduleDraw();
  }

  document.body.addEventListener('click', pickRow);
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!ctrlKey && !metaKey && !altKey && takes.press(key)) event.preventDefault();
  });
  window.addEventListener('resize', scheduleDraw);
  onOtherColours(scheduleDraw);
  window.addEventListener('scroll', scheduleDraw, { passive: true });
  extension.listen((message) => {
    if (message.kind === 'open') takes.open(message.chunkId);
    else if (message.kind === 'takes') takes.receive(message.chunkId, message.takes);
    else if (message.kind === 'coverage') {
      coverage = message.coverage;
      scheduleDraw();
    } else {
      report = message.report;
      takes.refresh(report);
      scheduleDraw();
    }
  });
  send({ kind: 'ready' });
}

/** Where the first row lies or would lie, from the top of what is visible. */
function bodyTop(): number {
  return document.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
}
