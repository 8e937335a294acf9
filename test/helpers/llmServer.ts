import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Ollama is asked for an answer. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly format: Readonly<Record<string, unknown>>;
  readonly keep_alive: string;
  readonly options: Readonly<Record<string, number>>;
}

export type ChatAnswer = (response: ServerResponse, body: ChatBody) => void;

/** A server on a loopback port that speaks as Ollama does, for as long as a script says so. */
export interface LlmServer {
  readonly url: string;
  /** Every request for an answer, in order. */
  readonly chats: readonly ChatBody[];
  /** Every path that was asked, in order. */
  readonly paths: readonly string[];
  /** The models in memory. */
  readonly loaded: ReadonlySet<string>;
  close(): Promise<void>;
}

/** The one model that the server has. */
export const llmModel = 'tiny:1b';
const modelBytes = 200_000_000;

/** Starts a server whose answers come from `answers`, one after the other and the last for ever. */
export async function startLlmServer(...answers: readonly ChatAnswer[]): Promise<LlmServer> {
  const chats: ChatBody[] = [];
  const paths: string[] = [];
  const loaded = new Set<string>();
  const reply = (path: string, text: string, response: ServerResponse) => {
    paths.push(path);
    if (path === '/api/tags') sendJson(response, { models: [{ ...listed(llmModel), digest: 'd1' }] });
    else if (path === '/api/ps') sendJson(response, { models: [...loaded].map(listed) });
    else if (path === '/api/generate') {
      loaded.delete((JSON.parse(text) as ChatBody).model);
      sendJson(response, { done: true, done_reason: 'unload' });
    } else {
      const body = JSON.parse(text) as ChatBody;
      chats.push(body);
      loaded.add(body.model);
      (answers[chats.length - 1] ?? answers.at(-1))?.(response, body);
    }
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => reply(request.url ?? '', text, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chats,
    paths,
    loaded,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listed(name: string) {
  return { name, model: name, size: modelBytes };
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** A whole answer with that text in it, whatever it is. */
export const writes =
  (text: string): ChatAnswer =>
  (response, { model }) =>
    sendJson(response, {
      model,
      message: { role: 'assistant', content: text },
      done: true,
      prompt_eval_count: 100,
      eval_count: 50,
    });

/** An answer in JSON, as it was asked for. */
export const says = (reply: object): ChatAnswer => writes(JSON.stringify(reply));

/** What Ollama answers when something is wrong. */
export const refuses =
  (status: number, error: string): ChatAnswer =>
  (response) =>
    sendJson(response, { error }, status);

/** A head and half of a body, then nothing but a closed connection. */
export const breaksOff: ChatAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"message":{"content":"', () => response.destroy());
};

/** Never says anything. */
export const hangs: ChatAnswer = () => undefined;

/** Never stops saying something. */
export const neverEnds: ChatAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
};

/** Sends on to somewhere else. */
export const redirects =
  (location: string): ChatAnswer =>
  (response) =>
    void response.writeHead(302, { location }).end();
