import type { SentenceWords } from '../../sentences/sentenceWords.js';
import { givenNames } from './abbreviationWords.js';

const days = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const zones = 'E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|UTC|BST|CET|Eastern|Central|Mountain|Pacific';
const afterClock = new RegExp(`^(?:${days}|${zones})\\b`);
/** A sentence that has only told the time has yet to tell what happened. */
const onlyTime = /^["'“‘(]*(?:At|By|Around|About|Before|After|Since|Until|From)\s(?:\S+\s)?[\d:.]+\s?[ap]\.\s?m\.$/i;

export const sentences: SentenceWords = {
  neverEnd: [
    ...['Mr', 'Mrs', 'Ms', 'Mx', 'Dr', 'Prof', 'Rev', 'Revd', 'Fr', 'Hon', 'Messrs', 'Mme', 'Mlle', 'M.me', 'Msgr'],
    ...['Gen', 'Col', 'Maj', 'Capt', 'Cpt', 'Cmdr', 'Comdr', 'Lt', 'Lieut', 'Sgt', 'Cpl', 'Pvt', 'Adm', 'Brig'],
    ...[...Object.keys(givenNames), 'Sta'],
    ...['Pres', 'Gov', 'Sen', 'Rep', 'Supt', 'Insp', 'Det', 'Amb', 'Atty', 'Mt', 'Ft', 'Pt'],
    ...['e.g', 'i.e', 'cf', 'viz', 'vs', 'ca', 'v', 'eg', 'ie', 'approx'],
  ],
  beforeNumbers: [
    ...['No', 'Nos', 'Nr', 'N°', 'Nº', 'p', 'pp', 'vol', 'vols', 'ch', 'chap', 'sec', 'sect', 'art', 'par', 'para'],
    ...[
      'fig',
      'figs',
      'eq',
      'op',
      'pt',
      'ed',
      'bk',
      'ver',
      'app',
      'tab',
      'line',
      'rm',
      'rms',
      'eqs',
      'c',
      'est',
      'tel',
      'ext',
      'apt',
    ],
    ...['Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sep', 'Sept', 'Oct', 'Nov', 'Dec'],
  ],
  mayEnd: [
    ...['Co', 'Cos', 'Inc', 'Ltd', 'Corp', 'Bros', 'LLC', 'Jr', 'Sr', 'Esq', 'Ph.D', 'PhD', 'Dept', 'Univ', 'Assn'],
    ...['St', 'Ave', 'Blvd', 'Rd', 'Ln', 'Sq', 'Hwy', 'Mts', 'Is', 'Ariz', 'Calif', 'Colo', 'Conn', 'Fla', 'Ill'],
    ...['Mass', 'Mich', 'Minn', 'Miss', 'Okla', 'Ore', 'Penn', 'Tenn', 'Tex', 'Va', 'Wash', 'Wis', 'Wyo'],
  ],
  starters: [
    ...['The', 'A', 'An', 'This', 'That', 'These', 'Those', 'There', 'Here', 'It', 'Its', "It's", 'It’s'],
    ...['He', 'She', 'They', 'We', 'You', 'I', 'His', 'Her', 'Their', 'Our', 'My', 'Your', 'One', 'Nobody', 'Everyone'],
    ...['Who', 'What', 'When', 'Where', 'Why', 'How', 'Which', 'Whose', 'If', 'In', 'On', 'At', 'As', 'By', 'For'],
    ...['From', 'With', 'Without', 'After', 'Before', 'During', 'Since', 'Until', 'While', 'Although', 'Though'],
    ...['Because', 'But', 'And', 'So', 'Or', 'Yet', 'Then', 'Now', 'Still', 'However', 'Therefore', 'Meanwhile'],
    ...['Did', 'Do', 'Does', 'Is', 'Are', 'Was', 'Were', 'Have', 'Has', 'Had', 'Can', 'Could', 'Would', 'Should'],
    ...['Let', 'Please', 'Yes', 'No', 'Not', 'Nothing', 'Some', 'Many', 'Most', 'All', 'Each', 'Every', 'Another'],
    ...[
      'To',
      'Once',
      'Soon',
      'Later',
      'Suddenly',
      'Perhaps',
      'Maybe',
      'Even',
      'Only',
      'Just',
      'Never',
      'Nor',
      'Mr.',
      'Mrs.',
      'Ms.',
    ],
  ],
  speaking: [
    ...['said', 'says', 'asked', 'cried', 'exclaimed', 'replied', 'answered', 'thought', 'shouted', 'whispered'],
    ...['called', 'began', 'added', 'went on', 'repeated', 'remarked', 'screamed', 'yelled', 'murmured', 'muttered'],
    ...['interrupted', 'demanded', 'continued', 'returned', 'roared', 'sighed', 'laughed', 'wondered', 'inquired'],
  ],
  joins: [
    {
      id: 'day or zone after a time of day',
      joins: (left, right) => /[ap]\.?\s?m\.$/i.test(left) && afterClock.test(right),
    },
    { id: 'sentence opened by a time of day', joins: (left) => onlyTime.test(left) },
    {
      id: 'name that ends in !',
      joins: (left, right) =>
        /\b(?:Yahoo|Jeopardy|Yum|Panic)!$/.test(left) && !/^(?:It|The|They|He|She|We|I)\b/.test(right),
    },
  ],
};
