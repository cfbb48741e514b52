// Pages of tables in the editor: the server writes the tables, a script of our own searches them.
// Invariant: a page loads its script and its styles from the extension, and nothing else from anywhere.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { LanguageClient, RequestType, RequestType0 } from 'vscode-languageclient/node';
import type { FromPage, ToPage } from '../webview/messages';
import { openPlace } from './places';
import type { TableFormat } from './requests';

/** What one kind of page is. */
export interface PageKind {
  /** By which the editor brings it back. */
  readonly viewType: `complianceLens.${string}`;
  readonly title: string;
  /** Its script in dist/ and its style in media/, without their endings. */
  readonly asset: string;
  /** The file that an export offers, without its ending. */
  readonly fileName: string;
  readonly searchLabel: string;
  /** The controls behind the search, as HTML. */
  readonly controls: string;
  /** What stands in place of tables where nothing says what product this is. */
  readonly emptyText: string;
  readonly request: RequestType0<string, void>;
  readonly fileRequest: RequestType<{ format: TableFormat }, string, void>;
}

const fileTypes: Readonly<Record<TableFormat, Record<string, string[]>>> = {
  html: { 'Web Page': ['html'] },
  csv: { 'Comma-Separated Values': ['csv'] },
};

/** The page of a kind, at most one; the editor brings it back after a restart. */
export class TablePages implements vscode.Disposable {
  readonly #kind: PageKind;
  readonly #client: LanguageClient;
  readonly #extension: vscode.Uri;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor(kind: PageKind, client: LanguageClient, extension: vscode.Uri) {
    this.#kind = kind;
    this.#client = client;
    this.#extension = extension;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(kind.viewType, {
      deserializeWebviewPanel: (panel) => {
        this.#adopt(panel);
        return Promise.resolve();
      },
    });
  }

  show(): void {
    if (this.#panel !== undefined) return this.#panel.reveal();
    const { viewType, title } = this.#kind;
    this.#adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
  }

  /** Shows what the last check found, if the page is seen; one that comes into sight asks by itself. */
  refresh(): void {
    if (this.#panel?.visible === true) void this.#send(this.#panel);
  }

  /** Asks where to put the tables as a file, and writes it there. */
  async export(format: TableFormat): Promise<void> {
    const { title, fileName, fileRequest } = this.#kind;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: `Export ${title}`,
      filters: fileTypes[format],
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${fileName}.${format}`) }),
    });
    if (target === undefined) return;
    const text = await this.#client.sendRequest(fileRequest, { format });
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const open = 'Open';
    const written = `${vscode.workspace.asRelativePath(target)} has been written.`;
    if ((await vscode.window.showInformationMessage(written, open)) !== open) return;
    if (format === 'html') await vscode.env.openExternal(target);
    else await vscode.window.showTextDocument(target);
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#extension, 'media', `compliance-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.onDidDispose(() => (this.#panel = this.#panel === panel ? undefined : this.#panel));
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.#extension, folder)),
    };
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(panel, message));
    panel.webview.html = this.#page(panel.webview);
  }

  async #hear(panel: vscode.WebviewPanel, message: FromPage): Promise<void> {
    if (message.kind === 'ready') await this.#send(panel);
    else if (message.kind === 'open') await openPlace(this.#client, message.place);
    else if (message.kind === 'create') await vscode.commands.executeCommand('complianceLens.createAnnotation');
    else await this.export(message.format);
  }

  async #send({ webview }: vscode.WebviewPanel): Promise<void> {
    // While the server comes up there is nothing to show yet; its first finished check will have the page filled.
    if (!this.#client.isRunning()) return;
    const message: ToPage = { kind: 'tables', html: await this.#client.sendRequest(this.#kind.request) };
    await webview.postMessage(message);
  }

  #page(webview: vscode.Webview): string {
    const { title, asset, searchLabel, controls, emptyText } = this.#kind;
    const address = (...path: string[]): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, ...path)).toString();
    const nonce = randomBytes(16).toString('base64url');
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('media', 'table-page.css')}">
<link rel="stylesheet" href="${address('media', `${asset}.css`)}">
<title>${title}</title>
</head>
<body>
<header role="search">
<input id="search" type="search" placeholder="Search ( / )" aria-label="${searchLabel}">
${controls}
<output id="count" aria-live="polite"></output>
<button id="html" type="button">Export HTML</button>
<button id="csv" type="button">Export CSV</button>
</header>
<main id="tables"><p>Reading the workspace …</p></main>
<template id="empty"><p>${emptyText}</p>
<button type="button" data-create>Create compliance.yaml</button></template>
<script nonce="${nonce}" src="${address('dist', `${asset}.js`)}"></script>
</body>
</html>`;
  }
}
