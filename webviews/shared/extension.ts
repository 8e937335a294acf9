/** A page's line to the extension. VS Code hands it out once a page. */
export interface Extension<In, Out> {
  post(message: Out): void;
  /** Has every message of the extension passed on. */
  listen(receive: (message: In) => void): void;
}

export function connect<In, Out>(): Extension<In, Out> {
  const api = acquireVsCodeApi();
  return {
    post(message) {
      api.postMessage(message);
    },
    listen(receive) {
      window.addEventListener('message', ({ data }: MessageEvent<In>) => receive(data));
    },
  };
}
