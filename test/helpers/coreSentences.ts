import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentencesOf } from './sentencesOf.js';

/** Whose literals reach people: the core’s, those of its processes, and those of the library that says what is wrong in YAML. */
const rooms = ['src/core', 'src/engineHost', 'node_modules/yaml/dist/compose', 'node_modules/yaml/dist/nodes'];

/** Files whose literals nobody reads in the editor, by who does. */
const forOthers: Readonly<Record<string, RegExp>> = {
  'a book’s listeners and readers': /exporters\/(?!wav|zipFile)|manuscript\/xhtml\/|creditTexts|voiceNames|videoTitle/,
  models: /agents\/(prompts|languages)\/|agents\/(chunker|metadata|reasoner|rewriter|speakers|words|llmCatalog)\./,
  'rules about words': /manuscript\/(languages|sentences)\/|dialogue\/languages\/|agents\/keepsMeaning|plainSigns/,
  'those who want to read where a number comes from': /model\/(storePresets|readingLevel)\./,
  'whoever looks after Lector': /failures\/failurePatterns|engines\/(catalog|piperCatalog|registry|evaluated)\./,
  'people at the command line':
    /jobs\/(doctor|profile\w+|compareAgent)\.|jobs\/trials\/|store\/verifyBook|pocketPreflight/,
  Python: /engines\/loopbackOnly\./,
  'what Lector writes and reads again': /jobs\/bookFilesOf|patches\/\w+(Mark|Edit)\./,
};
/** Markup, comments of new files, and what turns a module's mistakes into errors. */
const forMachines = /^[<#[]|^\{"|^\w+\[|^narrate: |^use strict$|^Bearer |^without EOS$|^vocab\.json/;

/** Every sentence, or part of one, that the core says to people in the editor, with `{0}` and on for values; in alphabetical order. */
export function coreSentences(): readonly string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(room, file.replaceAll('\\', '/')),
    ),
  );
  const told = files.filter(
    (file) => /\.[jt]s$/.test(file) && !Object.values(forOthers).some((pattern) => pattern.test(file)),
  );
  const sentences = told.flatMap((file) => sentencesOf(readFileSync(file, 'utf8')));
  return [...new Set(sentences)].filter((text) => !forMachines.test(text)).sort();
}
