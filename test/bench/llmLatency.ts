import { findOllamaRig, rigModel } from '../../scripts/findOllamaRig.mjs';
import type { ChatAnswer } from '../helpers/llmServer.js';
import { answerFigures, answerTimes } from './answerTimes.js';
import { whileAsking } from './askingServer.js';
import type { Measurement } from './measurement.js';
import { withServer } from './narratingServer.js';
import { withRigOllama } from './withRigOllama.js';

/** A minute and more of them, and so many in which a weak model has not said all yet. */
const moments = { thinks: 1_200, writes: 160 };

/** What an editor asks while a language model is asked: one that thinks somewhere else, and one that takes both cores here. */
export const llmLatency: Measurement = {
  id: 'latency-llm',
  title: 'Answers of the language server while a language model is asked for a minute',
  async run(world, signal) {
    const idle = await withServer(world, 'espeak', signal, (server) => answerTimes(server, moments.writes, signal));
    const thinks = await whileAsking(world, signal, (server) => answerTimes(server, moments.thinks, signal));
    const rows = answerFigures('a language model thinks', thinks, idle);
    const rig = findOllamaRig();
    if (rig.missing !== undefined) return [...rows, { name: 'a model writes here', skipped: rig.missing }];
    const writes = await withRigOllama(world, rig, signal, (endpoint) =>
      whileAsking(world, signal, (server) => answerTimes(server, moments.writes, signal), passedOn(endpoint)),
    );
    return [...rows, ...answerFigures(`${rigModel} writes here`, writes, idle)];
  },
};

/** What the rig's model answers, whatever name it is asked by. */
function passedOn(endpoint: string): ChatAnswer {
  return (response, body) => {
    void fetch(`${endpoint}/api/chat`, { method: 'POST', body: JSON.stringify({ ...body, model: rigModel }) })
      .then((answer) => answer.text())
      .then(
        (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
        () => response.destroy(),
      );
  };
}
