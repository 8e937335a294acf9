import { LectorError } from '../base/errors.js';
import { readMessage, serverFailed } from './serverReply.js';

/** What a server answers that has too much to do, or isn't up yet. */
export const busy: readonly number[] = [429, 503];

/** What an answer without audio means, with the server's own words; `key` is taken out of them. */
export async function serverRefusal(
  response: Response,
  { endpoint, key }: { readonly endpoint: string; readonly key?: string },
  voice: string,
): Promise<LectorError> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    const to = (headers.get('location') ?? 'somewhere else').slice(0, 300);
    return misconfigured(
      `${endpoint} sends on to ${to}, which Lector doesn't follow`,
      'Set the option url to where the server is.',
    );
  }
  const message = await readMessage(response);
  const said = key === undefined ? message : message.replaceAll(key, '…');
  if (status === 401 || status === 403) {
    return misconfigured(
      `The server refuses Lector (${status})${said}`,
      'Name the environment variable that holds its key in the option key_variable.',
    );
  }
  if (status === 413) {
    return new LectorError('TEXT_TOO_LONG', `The server finds the text too long${said}.`, {
      nextStep: 'Split the text.',
    });
  }
  if (status >= 500 || busy.includes(status)) return serverFailed(`The server failed (${status})${said}`);
  if (/\b(voice|speaker)/i.test(said)) {
    return new LectorError('VOICE_UNKNOWN', `The server doesn't have the voice ${voice} (${status})${said}.`, {
      nextStep: 'Choose another voice, or set the option voices to those that the server has.',
    });
  }
  return misconfigured(
    `The server refuses the request (${status})${said}`,
    'Check the options url and model, and that the server speaks /v1/audio/speech.',
  );
}

function misconfigured(what: string, nextStep: string): LectorError {
  return new LectorError('BAD_CONFIG', `${what}.`, { nextStep });
}
