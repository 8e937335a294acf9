const things = ['lamp', 'stair', 'window', 'chart', 'oar', 'harbour', 'ledger', 'kettle', 'rope', 'schooner'];

/** A chapter that takes an engine some time: a heading, and numbered paragraphs of which no two are alike. */
export function longChapter(title: string, paragraphs: number): string {
  const texts = Array.from({ length: paragraphs }, (_, index) => {
    const thing = (ahead: number) => things[(index + ahead) % things.length] ?? '';
    return `In the ${title.toLowerCase()} the keeper came to the ${thing(0)} and counted to ${index + 1}. Then she looked at the ${thing(3)}, wrote down what the ${thing(7)} had cost, and waited for the light to change before she went on to the next of her long and quiet tasks.`;
  });
  return `# ${title}\n\n${texts.join('\n\n')}\n`;
}

/** A `lector.yaml` with these chapters. */
export function bookFile(...chapters: readonly string[]): string {
  return `title: The Lamp and the Press\nlanguage: en\nchapters:\n${chapters.map((name) => `  - ${name}\n`).join('')}`;
}
