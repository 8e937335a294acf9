import assert from 'node:assert/strict';
import { ErrorCodes, LSPErrorCodes, type ResponseError } from 'vscode-languageserver/node.js';
import { LectorError } from '../../src/core/base/errors.js';
import type { FailureData } from '../../src/protocol/messages/problems.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import type { ClientOptions, LspClient } from '../helpers/lspClient.js';

const uri = bookUri('one.md');

interface Case {
  readonly name: string;
  readonly method: string;
  readonly params?: unknown;
  readonly text?: string;
  readonly options?: ClientOptions;
  readonly code: number;
  readonly data?: FailureData;
  readonly message: RegExp;
}
const untitled: FailureData = { code: 'FILE_MISSING', nextStep: 'Save the file first.' };
const notTrusted: FailureData = { code: 'NOT_TRUSTED', nextStep: 'Trust the workspace first.' };
const cases: readonly Case[] = [
  {
    name: 'a broken world, with its code and next step',
    method: 'lector/narrate',
    params: { uri },
    text: 'LOCKED',
    code: LSPErrorCodes.RequestFailed,
    data: { code: 'BOOK_LOCKED', nextStep: 'Wait.' },
    message: /^It is locked\. Wait\.$/,
  },
  ...['lector/narrate', 'lector/chapter', 'lector/book'].map((method) => ({
    name: `an untitled document in ${method}`,
    method,
    params: { uri: 'untitled:Untitled-1' },
    code: LSPErrorCodes.RequestFailed,
    data: untitled,
    message: /Save the file first\.$/,
  })),
  {
    name: 'an unknown document',
    method: 'lector/chapter',
    params: { uri: bookUri('nine.md') },
    code: LSPErrorCodes.RequestFailed,
    data: { code: 'FILE_MISSING', nextStep: 'Check the path.' },
    message: /nine\.md does not exist/,
  },
  {
    name: 'a uri of another kind',
    method: 'lector/chapter',
    params: { uri: 'https://example.com/one.md' },
    code: LSPErrorCodes.RequestFailed,
    data: { code: 'BAD_ARGUMENT', nextStep: 'Open the manuscript from a folder on a disk.' },
    message: /doesn't name a file/,
  },
  {
    name: 'a chunk that is gone',
    method: 'lector/take',
    params: { uri, chunkId: 'gone' },
    code: LSPErrorCodes.RequestFailed,
    data: { code: 'BAD_ARGUMENT', nextStep: 'Its words have changed: narrate the chapter again.' },
    message: /gone/,
  },
  {
    name: 'params that are wrong inside',
    method: 'lector/narrate',
    params: { uri, span: { start: 5, end: 1 } },
    code: ErrorCodes.InvalidParams,
    data: { code: 'BAD_ARGUMENT' },
    message: /span: start lies after end/,
  },
  {
    name: 'no params',
    method: 'lector/chapter',
    code: ErrorCodes.InvalidParams,
    data: { code: 'BAD_ARGUMENT' },
    message: /lector\/chapter/,
  },
  {
    name: 'a bug',
    method: 'lector/narrate',
    params: { uri },
    text: 'BUG',
    code: ErrorCodes.InternalError,
    message: /lector\/narrate failed: A bug\./,
  },
  {
    name: 'a core that can not be made',
    method: 'lector/engines',
    options: { makeLector: () => Promise.reject(new LectorError('BAD_CONFIG', 'engines.yaml:1: bad')) },
    code: LSPErrorCodes.RequestFailed,
    data: { code: 'BAD_CONFIG' },
    message: /engines\.yaml:1/,
  },
  ...[
    ['lector/narrate', { uri }],
    ['lector/pullModel', { model: 'joe' }],
    ['lector/createBook', { folderUri: uri, title: 'T' }],
    ['workspace/executeCommand', { command: 'lector.skipChunk', arguments: [uri, 'x'] }],
  ].map(([method, params]) => ({
    name: `${method as string} in Restricted Mode`,
    method: method as string,
    params,
    options: { trusted: false },
    code: LSPErrorCodes.RequestFailed,
    data: notTrusted,
    message: /Restricted Mode/,
  })),
];

async function failureOf(client: LspClient, method: string, params: unknown): Promise<ResponseError<unknown>> {
  try {
    await client.request(method, params);
  } catch (error) {
    return error as ResponseError<unknown>;
  }
  throw new assert.AssertionError({ message: `${method} did not fail` });
}

async function check({ method, params, text = 'a', options, code, data, message }: Case): Promise<void> {
  await withBook(
    { 'one.md': text },
    async (client) => {
      const error = await failureOf(client, method, params);
      assert.equal(error.code, code);
      assert.deepEqual(error.data, data);
      assert.match(error.message, message);
    },
    options,
  );
}

describe('a request fails clearly for', () => {
  for (const one of cases) it(one.name, () => check(one));
});

describe('the log', () => {
  it('has a bug with its stack, and the server lives on', () =>
    withBook({ 'one.md': 'BUG', 'two.md': 'fine' }, async (client) => {
      await failureOf(client, 'lector/narrate', { uri });
      const { type, message } = await client.next<{ type: number; message: string }>('window/logMessage');
      assert.equal(type, 1);
      assert.match(message, /TypeError: A bug\.\n\s+at /);
      await client.request('lector/narrate', { uri: bookUri('two.md') });
    }));

  it('has nothing of a broken world that the client was told of', () =>
    withBook({ 'one.md': 'LOCKED' }, async (client) => {
      await failureOf(client, 'lector/narrate', { uri });
      assert.deepEqual(client.waiting('window/logMessage'), []);
    }));
});
