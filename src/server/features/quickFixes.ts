import { CodeActionKind, type CodeAction, type Diagnostic, type Position } from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import { narratorName } from '../../core/model/cast.js';
import type { EngineInfo } from '../../core/model/engineInfo.js';
import { sourceSpan } from '../../core/model/spoken.js';
import type { ChunkStatus } from '../../core/model/state.js';
import type {
  ChunkArguments,
  OtherEngineArguments,
  PatchArguments,
  RespellArguments,
} from '../../protocol/messages/commandArguments.js';
import { doubtfulSpeaker } from '../../protocol/messages/cast.js';
import { commands, diagnosticSource } from '../../protocol/names.js';
import type { Plan } from '../manuscripts.js';
import { inDocument, range } from '../schemas.js';
import { spareEngines } from '../spareEngines.js';
import { breakMark, splitPoint } from '../splitPoint.js';
import { unlessBroken } from '../unlessBroken.js';
import type { Feature } from './feature.js';
import { t } from '../texts.js';

const proposal = v.looseObject({ source: v.literal(diagnosticSource), data: v.object({ patchId: v.string() }) });
const problem = v.looseObject({ source: v.literal(diagnosticSource), data: v.object({ chunkId: v.string() }) });
const doubt = v.looseObject({
  source: v.literal(diagnosticSource),
  code: v.literal(doubtfulSpeaker),
  range,
  data: v.object({ speaker: v.string() }),
});
const params = v.object({
  ...inDocument.entries,
  range,
  context: v.object({ diagnostics: v.array(v.unknown()) }),
});

/** Ways out of a Problem: Retry, another engine that can speak the language, Respell, Split here, Listen, Accept as is, Skip, Show log. */
export const quickFixes: Feature = {
  id: 'quickFixes',
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register(context) {
    context.on('textDocument/codeAction', params, async (asked, signal) => {
      const proposals = asked.context.diagnostics.filter((diagnostic) => v.is(proposal, diagnostic));
      const ofPatches = proposals.flatMap(({ data, ...diagnostic }) =>
        patchFixes(data.patchId).map((one) => ({ ...one, diagnostics: [diagnostic as unknown as Diagnostic] })),
      );
      const document = context.documents.get(asked.textDocument.uri);
      const doubts = document ? asked.context.diagnostics.filter((diagnostic) => v.is(doubt, diagnostic)) : [];
      const ofSpeakers = doubts.flatMap(({ data, ...diagnostic }) =>
        speakerFixes(asked.textDocument.uri, document?.version ?? null, diagnostic.range.end, data.speaker).map(
          (one) => ({
            ...one,
            diagnostics: [diagnostic as unknown as Diagnostic],
          }),
        ),
      );
      const problems = asked.context.diagnostics.filter((diagnostic) => v.is(problem, diagnostic));
      if (problems.length === 0) return [...ofPatches, ...ofSpeakers];
      const plan = await unlessBroken(context.manuscripts.plan(asked.textDocument.uri, signal), context.log);
      if (!plan) return [...ofPatches, ...ofSpeakers];
      const engines = await context.lector.use(async (core) =>
        spareEngines(core.engines(), await core.voices(), plan.language),
      );
      const cursor = plan.document.offsetAt(asked.range.start);
      const chunks = plan.chapters.flatMap((chapter) => chapter.chunks);
      const chunkIds = [...new Set(problems.map(({ data }) => data.chunkId))];
      const ofChunks = chunkIds.flatMap((chunkId) => {
        const status = chunks.find(({ chunk }) => chunk.id === chunkId);
        const diagnostics = problems.filter(({ data }) => data.chunkId === chunkId) as unknown as Diagnostic[];
        return status ? fixesOf(plan, status, engines, cursor).map((fix) => ({ ...fix, diagnostics })) : [];
      });
      return [...ofPatches, ...ofSpeakers, ...ofChunks];
    });
  },
};

function patchFixes(patchId: string): CodeAction[] {
  const args: PatchArguments = [patchId];
  return [
    { ...fix(t('Accept the proposed edit'), commands.acceptPatch, args), isPreferred: true },
    fix(t('Show the proposed edit'), commands.showPatch, args),
    fix(t('Reject the proposed edit'), commands.rejectPatch, args),
  ];
}

/** Marks right behind a quotation's first sign: they say for good who speaks it. */
function speakerFixes(uri: string, version: number | null, at: Position, speaker: string): CodeAction[] {
  return [speaker, narratorName].map((name, index) => ({
    title: index === 0 ? t('{0} says this', speaker) : t('The narrator says this'),
    kind: CodeActionKind.QuickFix,
    isPreferred: index === 0,
    edit: {
      documentChanges: [
        {
          textDocument: { uri, version },
          edits: [{ range: { start: at, end: at }, newText: `<!-- lector: speaker="${name}" -->` }],
        },
      ],
    },
  }));
}

function fixesOf(plan: Plan, status: ChunkStatus, engines: readonly EngineInfo[], cursor: number): CodeAction[] {
  const { uri } = plan;
  const chunkId = status.chunk.id;
  const tried = status.record?.attempts.at(-1)?.engine ?? status.record?.engine_used;
  const here: ChunkArguments = [uri, chunkId];
  return [
    { ...fix(t('Retry this chunk'), commands.retryChunk, here), isPreferred: true },
    ...engines
      .filter(({ id }) => id !== tried)
      .map(({ id, name }) => {
        const args: OtherEngineArguments = [uri, chunkId, id];
        return fix(t('Speak it with {0}', name), commands.useOtherEngine, args);
      }),
    fix(t('Respell…'), commands.respell, respellArguments(uri, status)),
    ...splitFix(plan, status, cursor),
    ...(status.takeId === undefined && !status.record?.refused_take
      ? []
      : [
          fix(t('Listen to its recordings'), commands.showTakes, here),
          fix(t('Accept the recording as it is'), commands.acceptChunk, here),
        ]),
    fix(t('Skip this chunk'), commands.skipChunk, here),
    fix(t('Show the log'), commands.showLog, []),
  ];
}

/** The first word that was not heard as it is written, where one is known; a person is asked otherwise. */
function respellArguments(uri: string, { chunk, record }: ChunkStatus): RespellArguments {
  const { findings = [], transcript } = record?.validation ?? {};
  const misheard = transcript?.misheard.find(({ said }) => said !== '');
  const { textRange } = misheard ?? findings.find((finding) => finding.textRange !== undefined) ?? {};
  const word = textRange && sourceSpan(chunk.spoken, textRange.start, textRange.end);
  return word ? [uri, chunk.span, word] : [uri, chunk.span];
}

function fix(title: string, command: string, args: readonly unknown[]): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [...args] } };
}

function splitFix({ uri, document }: Plan, { chunk }: ChunkStatus, cursor: number): CodeAction[] {
  const at = splitPoint(document.getText(), chunk, cursor);
  if (at === undefined) return [];
  const position = document.positionAt(at);
  const edit = { range: { start: position, end: position }, newText: ` ${breakMark}` };
  return [
    {
      title: t('Split this chunk here'),
      kind: CodeActionKind.QuickFix,
      edit: { documentChanges: [{ textDocument: { uri, version: document.version || null }, edits: [edit] }] },
    },
  ];
}
