/** Nobody listens at the discard port: what would go to the network ends there. */
const nowhere = 'http://127.0.0.1:9';

/** The environment of a Python program that may download nothing: its hubs are offline, and all else leads nowhere. */
export const withoutNetwork: Readonly<Record<string, string>> = {
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  UV_OFFLINE: '1',
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  http_proxy: nowhere,
  https_proxy: nowhere,
  NO_PROXY: '',
  no_proxy: '',
};
