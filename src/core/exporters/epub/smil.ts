import type { SpokenSentence } from './overlay.js';

/** A chapter's media overlay, EPUB 3.3, 9.2: a sequence a sentence, and in it what sounds with what. */
export function smil(sentences: readonly SpokenSentence[], text: string, audio: string): string {
  const seqs = sentences.map(({ id, clips }) => {
    const pars = clips.map(
      (clip) =>
        `<par id="par-${clip.id}"><text src="${text}#${clip.id}"/>` +
        `<audio src="${audio}" clipBegin="${clip.start.toFixed(3)}s" clipEnd="${clip.end.toFixed(3)}s"/></par>`,
    );
    return `<seq id="seq-${id}" epub:textref="${text}#${id}">${pars.join('')}</seq>`;
  });
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">\n' +
    `<body id="body" epub:textref="${text}">\n${seqs.join('\n')}\n</body>\n</smil>\n`
  );
}
