const marks = /[“”„«»"]/g;
/** Where an author puts speech in single marks, or in none but a dash. */
const singleMark = /(?:^|\s)‘/;
const dash = /^\s*[—–]/;

/** For each sentence of a paragraph, whether somebody says all or a part of it: as far as quotation marks tell. */
export function saidIn(sentences: readonly string[]): readonly boolean[] {
  const isDialogue = dash.test(sentences[0] ?? '');
  let isOpen = false;
  return sentences.map((text) => {
    const found = text.match(marks) ?? [];
    const isSaid = isDialogue || isOpen || found.length > 0 || singleMark.test(text);
    for (const mark of found) isOpen = mark === '„' || (mark !== '”' && !isOpen);
    return isSaid;
  });
}
