import type { FailureCategory } from '../model/failure.js';

export interface FailurePattern {
  readonly category: FailureCategory;
  /** Has neither nested nor neighbouring repetitions, so that it takes time in proportion to the line. */
  readonly pattern: RegExp;
  /** Whose words they are. */
  readonly seenIn: string;
}

/** What lines of engines, runtimes and programs mean; of several that fit a line, the first counts. */
export const failurePatterns: readonly FailurePattern[] = [
  { category: 'oom', pattern: /heap out of memory|Fatal (?:javascript|process) OOM/i, seenIn: 'V8, short of memory' },
  { category: 'oom', pattern: /ERR_WORKER_OUT_OF_MEMORY/, seenIn: 'Node, a thread short of memory' },
  { category: 'oom', pattern: /Array buffer allocation failed/, seenIn: 'V8, no room for a model' },
  { category: 'oom', pattern: /could not allocate memory/i, seenIn: 'WebAssembly (eSpeak NG)' },
  {
    category: 'oom',
    pattern: /Failed to allocate memory for requested buffer/,
    seenIn: 'ONNX Runtime (Piper, Kokoro)',
  },
  { category: 'oom', pattern: /bad_alloc|Cannot allocate memory|\bENOMEM\b/, seenIn: 'C++ and the system' },
  { category: 'oom', pattern: /Resource temporarily unavailable/, seenIn: 'C++, no memory for another thread' },
  { category: 'oom', pattern: /^MemoryError\b|Out of memory|oom-?kill/i, seenIn: 'Python, CUDA, Linux' },
  { category: 'oom', pattern: /requires more system memory/, seenIn: 'Ollama' },
  { category: 'oom', pattern: /DefaultCPUAllocator|can't allocate memory/, seenIn: 'PyTorch (Pocket TTS, XTTS)' },

  { category: 'permission', pattern: /No space left on device|\bENOSPC\b|\bEDQUOT\b/i, seenIn: 'Node, Python' },
  { category: 'permission', pattern: /No space left for/, seenIn: 'Lector, writing a take' },
  {
    category: 'permission',
    pattern: /Permission ?denied|PermissionError|\bEACCES\b|\bEPERM\b/i,
    seenIn: 'Node, Python',
  },
  { category: 'permission', pattern: /Read-only file system|\bEROFS\b/i, seenIn: 'Node, Python' },

  {
    category: 'network',
    pattern: /OfflineModeIsEnabled|LocalEntryNotFound/,
    seenIn: 'Hugging Face’s library (Pocket TTS, XTTS)',
  },
  {
    category: 'network',
    pattern: /ProxyError|ConnectionError|ConnectTimeout|ConnectError|HTTPError|URLError|ConnectionRefusedError/,
    seenIn: 'Python’s libraries',
  },
  {
    category: 'network',
    pattern: /\bECONN(?:REFUSED|RESET|ABORTED)\b|\bE(?:HOST|NET)UNREACH\b|\bENOTFOUND\b|\bEAI_AGAIN\b|fetch failed/,
    seenIn: 'Node',
  },
  { category: 'network', pattern: /address already in use|\bEADDRINUSE\b/i, seenIn: 'servers whose port is taken' },
  {
    category: 'network',
    pattern: /No server answers at|The connection to .{1,300} broke off/,
    seenIn: 'Lector’s engine http',
  },

  {
    category: 'missing_model',
    pattern: /EntryNotFound|RepositoryNotFound|RevisionNotFound|GatedRepo/,
    seenIn: 'Hugging Face’s library',
  },
  {
    category: 'missing_model',
    pattern: /ModuleNotFoundError|ImportError|Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND/,
    seenIn: 'Python and Node, a package that isn’t there',
  },
  {
    category: 'missing_model',
    pattern: /FileNotFoundError|No such file or directory|\bENOENT\b|Model file not found/i,
    seenIn: 'Node, Python',
  },
  {
    category: 'missing_model',
    pattern: /SafetensorError|InvalidProtobuf|Protobuf parsing failed|Not a protobuf message/i,
    seenIn: 'models that were cut short, or are none',
  },
  {
    category: 'missing_model',
    pattern: /LibsndfileError|does not start with RIFF|no `voice_dir`|with voice cloning|redefined voice/,
    seenIn: 'Pocket TTS and XTTS, a voice that isn’t there or is no recording',
  },
  {
    category: 'missing_model',
    pattern: /isn't installed: there is no|The model .{1,200} is damaged/,
    seenIn: 'Lector',
  },

  {
    category: 'timeout',
    pattern: /TimeoutError|timed out|\bETIMEDOUT\b|gave no answer for \d/i,
    seenIn: 'Node, Python, Lector',
  },

  { category: 'schema', pattern: /JSONDecodeError|ValidationError|yaml\.\w{1,30}\.\w{1,30}Error/, seenIn: 'Python' },
  { category: 'schema', pattern: /SyntaxError: .{0,200}JSON|Unexpected (?:token|end of JSON)/, seenIn: 'V8, JSON' },
  { category: 'schema', pattern: /INVALID_ARGUMENT|Unexpected input data type/, seenIn: 'ONNX Runtime' },
  { category: 'schema', pattern: /maximum of \d{1,9} tokens|unrecognized arguments/, seenIn: 'XTTS' },

  { category: 'truncation', pattern: /without EOS/, seenIn: 'Pocket TTS, no end of the text found' },
  { category: 'truncation', pattern: /unexpected end of (?:file|data|stream)/i, seenIn: 'sound that was cut short' },

  {
    category: 'crash',
    pattern: /terminate called|Segmentation fault|core dumped|Aborted|Fatal error|Assertion .{1,200} failed/i,
    seenIn: 'native code',
  },
  { category: 'crash', pattern: /^(?:Uncaught )?[\w.]{0,80}Error\b|Unhandled 'error' event/, seenIn: 'Node, Python' },
  { category: 'crash', pattern: /^Traceback \(most recent/, seenIn: 'Python' },
];
