/** What a model may say of a text about the keeper Mary Winter, whose lamp in the lighthouse of Whitby goes out. */
export const lampReply = {
  title: 'The Lamp of Whitby',
  summary: 'The keeper Mary Winter lives in the lighthouse, until the lamp goes out one night.',
  description: 'The keeper Mary Winter lives in the lighthouse of Whitby. One night the lamp goes out.',
  plain: 'Mary Winter lives in a lighthouse. One night the lamp goes out.',
  tags: ['Mary Winter', 'lamp'],
  confidence: 0.9,
};
