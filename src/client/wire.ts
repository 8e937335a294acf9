/**
 * What the client uses of the library that speaks to the language server. It is nine tenths of the client and built into
 * a file of its own, which is only read when the extension is active: import it when it is needed.
 */
export {
  CloseAction,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  ResponseError,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
