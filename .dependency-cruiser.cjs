/** The walls of the house, one line a room: what each may see besides itself. */
const core = (room) => `^src/core/${room}/`;
const base = core('base');
const model = core('model');
const audio = core('audio');
const facade = '^src/core/(lector|facade)\\.ts$';

const rooms = {
  [base]: [],
  [model]: [base],
  [audio]: [base],
  [core('manuscript')]: [base, model],
  [core('engines')]: [base, model, audio],
  [core('validators')]: [base, model, audio],
  [core('decoders')]: [base, model, audio],
  [core('ears')]: [base, model],
  [core('failures')]: [base, model],
  [core('patches')]: [base, model],
  [core('listening')]: [base, model],
  [core('dialogue')]: [base, model],
  [core('agents')]: [base, model],
  [core('lexicons')]: [base, model],
  [core('store')]: [base, model],
  [core('exporters')]: [base, model, audio],
  [core('importers')]: [base, model],
  [core('jobs')]: ['^src/core/(?!(lector|facade)\\.ts)'],
  [facade]: ['^src/core/'],
  '^src/protocol/': [base, model],
  '^src/engineHost/': [core('engines'), core('validators'), core('exporters'), base, model, audio],
  '^src/server/': ['^src/protocol/', facade, model, base],
  '^src/cli/': [facade, model, base],
  '^src/client/': ['^src/protocol/', model, base],
  '^webviews/': ['^src/protocol/(panels|metadataPanel)\\.ts$'],
};

/** Outside packages with one door each. */
const doors = {
  execa: ['^src/core/engines/process\\.ts$'],
  'onnxruntime-node': ['^src/core/engines/onnx\\.ts$'],
  '@huggingface/transformers': ['^src/core/engines/whisper\\.ts$'],
  yaml: ['^src/core/base/(yaml|yamlDepth|yamlKey|yamlPath|yamlTexts|setYamlPath|editYaml)\\.ts$'],
  '@noble/hashes': ['^src/core/base/hash\\.ts$'],
  vscode: ['^src/client/', '^test/host/'],
  'vscode-languageserver': ['^src/server/'],
  'vscode-languageclient': ['^src/client/'],
  diff: ['^src/core/patches/'],
  'mpg123-decoder': ['^src/core/decoders/mp3\\.ts$'],
  '@rgrove/parse-xml': ['^src/core/lexicons/readPls\\.ts$'],
  ollama: ['^src/core/agents/ollama\\.ts$'],
  mediabunny: ['^src/core/exporters/(mediabunnyAudio|flac|encodeAac)\\.ts$'],
  'wasm-media-encoders': ['^src/core/exporters/encodeMp3\\.ts$'],
  fflate: ['^src/core/exporters/zipFile\\.ts$', '^src/core/engines/', '^src/core/importers/zipArchive\\.ts$'],
  mammoth: ['^src/core/importers/docx\\.ts$'],
  htmlparser2: ['^src/core/(importers/markup|base/xmlDepth)\\.ts$'],
  'hast-util-to-mdast': ['^src/core/importers/toBlocks\\.ts$'],
  'mdast-util-to-markdown': ['^src/core/importers/toMarkdown\\.ts$'],
  commander: ['^src/cli/'],
  '@vscode/l10n': ['^src/server/texts\\.ts$', '^webviews/shared/texts\\.ts$'],
};

const sourceOnly = '^(src|webviews)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: sourceOnly },
      to: { couldNotResolve: true, pathNot: ['^vscode$'] },
    },
    ...Object.entries(rooms).map(([from, seen]) => ({
      name: `wall of ${from}`,
      severity: 'error',
      from: { path: from },
      to: { path: sourceOnly, pathNot: [from, ...seen] },
    })),
    ...Object.entries(doors).map(([name, places]) => ({
      name: `door of ${name}`,
      severity: 'error',
      from: { path: sourceOnly, pathNot: places },
      to: { path: [`^${name}(/|$)`, `node_modules/${name}/`] },
    })),
    {
      name: 'the wire is loaded after the activation',
      severity: 'error',
      from: { path: '^src/client/', pathNot: ['^src/client/wire\\.ts$'] },
      to: {
        path: ['^vscode-languageclient(/|$)', 'node_modules/vscode-languageclient/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-node-in-pure-rooms',
      severity: 'error',
      from: {
        path: [
          base,
          model,
          audio,
          core('manuscript'),
          core('validators'),
          core('failures'),
          core('patches'),
          core('listening'),
          core('lexicons'),
          core('importers'),
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
