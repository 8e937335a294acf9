import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { createOwnVoices } from '../../src/client/voices/ownVoices.js';

function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? (values.get(key) as T) : fallback),
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

const voice = (name: string, engine = 'piper') => ({ engine, voice: name });

describe('a person’s own voices', () => {
  it('are favourites until they are taken back, in every window', () => {
    const state = memento();
    const own = createOwnVoices(state);
    own.toggleFavourite(voice('joe'));
    own.toggleFavourite(voice('amy'));
    own.toggleFavourite(voice('amy'));
    const elsewhere = createOwnVoices(state);
    assert.deepEqual(
      [voice('joe'), voice('amy'), voice('joe', 'kokoro')].map((one) => elsewhere.isFavourite(one)),
      [true, false, false],
    );
  });

  it('are the last five that were chosen, the newest first and each once', () => {
    const own = createOwnVoices(memento());
    for (const name of ['a', 'b', 'c', 'd', 'a', 'e', 'f']) own.chosen(voice(name));
    assert.deepEqual(
      ['f', 'e', 'a', 'd', 'c', 'b'].map((name) => own.recency(voice(name))),
      [0, 1, 2, 3, 4, undefined],
    );
  });
});
