import { randomBytes } from 'node:crypto';
import { env, l10n, type Uri, type Webview } from 'vscode';

/** The page that loads one webview bundle. Nothing else may run in it, and it may fetch only the webview's own resources. */
export function webviewHtml(webview: Webview, script: Uri, title: string): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${webview.cspSource}`,
    `media-src blob:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(env.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${attribute(title)}</title>
  </head>
  <body data-texts="${attribute(JSON.stringify(l10n.bundle ?? {}))}">
    <script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
  </body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
