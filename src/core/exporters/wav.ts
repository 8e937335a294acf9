import { pcmBytes, wavHeader } from '../audio/wav.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { joined, littleEndian, utf8 } from './bytes.js';
import { disclosureOf } from './disclosure.js';
import type { ChapterExporter, BookFacts, ExportChapter } from './exporter.js';

/** The last bytes before the samples, which name them. */
const dataHeaderBytes = 8;
const mostBytes = 0xffffffff;

/** Mono 16-bit PCM. What it is stands in an INFO list (Multimedia Programming Interface and Data Specifications 1.0, 2-14). */
export const wav: ChapterExporter = {
  id: 'wav',
  name: 'WAV',
  extension: '.wav',
  scope: 'chapter',
  version: 1,
  isAudio: true,
  async write(chapter, book, file, _encode, signal) {
    const { samples, sampleRate } = chapter.timeline;
    const info = infoList(chapter, book);
    const plain = wavHeader(samples, sampleRate);
    const size = plain.length + info.length + samples * 2;
    if (size > mostBytes)
      throw new LectorError(
        'FILE_TOO_LARGE',
        `${chapter.timeline.title} is too long for a WAV, which has up to 4 GB.`,
        {
          nextStep: 'Export FLAC, or cut the chapter in two.',
        },
      );
    const header = plain.slice(0, -dataHeaderBytes);
    header.set(littleEndian(size - 8, 4), 4);
    await file.append(joined(header, info, plain.slice(-dataHeaderBytes)));
    for await (const block of chapter.blocks(signal)) {
      throwIfCancelled(signal);
      await file.append(pcmBytes(block));
    }
  },
};

function infoList({ timeline, number }: ExportChapter, book: BookFacts): Uint8Array {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['INAM', timeline.title],
    ['IPRD', book.title],
    ['IART', book.author],
    ['IPRT', String(number)],
    ['IGNR', 'Audiobook'],
    ['ICMT', disclosureOf(book)],
  ];
  const parts = texts.flatMap(([id, text]) => (text === undefined ? [] : [chunk(id, utf8(`${text}\0`))]));
  return chunk('LIST', joined(utf8('INFO'), ...parts));
}

/** A RIFF chunk, which has an even length. */
function chunk(id: string, body: Uint8Array): Uint8Array {
  return joined(utf8(id), littleEndian(body.length, 4), body, new Uint8Array(body.length % 2));
}
