/** Prose in English that has what speech stumbles over: names, dashes, questions, numbers as words, long sentences. */
const prose = [
  'The ferry left before dawn, and by the time the harbour lights had gone nobody on deck was speaking.',
  'Marguerite counted her gloves, then her brothers, then the hours until Lisbon: two, three, and eleven.',
  'Would the letter be there? She had told herself, more than once, that it would not — and had packed for it all the same.',
  'Below, in the kitchen, the cook was arguing with a kettle, a clock and a boy of nine who wished to be a pirate.',
  '“You may have the spoon,” said the cook, “but the knife stays where it is.”',
  'Wind came round from the west, thin at first and then in earnest, and it brought the smell of rain, of iron, of oranges.',
  'It was the third of March; in a week they would know whether the house was theirs, or whether, as Uncle Bertrand feared, it had been sold twice.',
  'He wrote everything down in a green notebook that he showed to no one, least of all to those who asked.',
];

/** A text of about so many characters that ends with a word; longer ones say the same again. */
export function profileText(characters: number, given?: string): string {
  const source = given ?? prose.join(' ');
  const long = Array.from({ length: Math.ceil(characters / source.length) }, () => source).join(' ');
  const cut = long.slice(0, characters);
  return cut.length < long.length
    ? `${cut.slice(0, Math.max(1, cut.lastIndexOf(' '))).replace(/[\s\p{P}]+$/u, '')}.`
    : cut;
}
