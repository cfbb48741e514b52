// The traceability matrix as a page of the editor: the server writes the table, a script of our own searches it.
// Invariant: the page loads its script and its style from the extension, and nothing else from anywhere.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FromPage, ToPage } from '../webview/messages';
import { openPlace } from './places';
import { matrixFileRequest, matrixRequest, type MatrixFormat } from './requests';

const viewType = 'complianceLens.matrix';

const fileTypes: Readonly<Record<MatrixFormat, Record<string, string[]>>> = {
  html: { 'Web Page': ['html'] },
  csv: { 'Comma-Separated Values': ['csv'] },
};

/** What stands in place of a matrix where nothing says what product this is. */
const emptyPage = `<p>No compliance.yaml says what product this is, so there is nothing to trace.</p>
<button type="button" data-create>Create compliance.yaml</button>`;

/** The page of the matrix, at most one; the editor brings it back after a restart. */
export class MatrixPages implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #extension: vscode.Uri;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.#client = client;
    this.#extension = extension;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel) => {
        this.#adopt(panel);
        return Promise.resolve();
      },
    });
  }

  show(): void {
    if (this.#panel !== undefined) return this.#panel.reveal();
    this.#adopt(vscode.window.createWebviewPanel(viewType, 'Traceability Matrix', vscode.ViewColumn.Active));
  }

  /** Shows what the last check found, if the page is seen; one that comes into sight asks by itself. */
  refresh(): void {
    if (this.#panel?.visible === true) void this.#send(this.#panel);
  }

  /** Asks where to put the matrix as a file, and writes it there. */
  async export(format: MatrixFormat): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = `traceability-matrix.${format}`;
    const target = await vscode.window.showSaveDialog({
      title: 'Export Traceability Matrix',
      filters: fileTypes[format],
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (target === undefined) return;
    const text = await this.#client.sendRequest(matrixFileRequest, { format });
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
    const message: ToPage = { kind: 'matrix', html: await this.#client.sendRequest(matrixRequest) };
    await webview.postMessage(message);
  }

  #page(webview: vscode.Webview): string {
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
<link rel="stylesheet" href="${address('media', 'matrix.css')}">
<title>Traceability Matrix</title>
</head>
<body>
<header role="search">
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search the matrix for requirements, controls and tests">
<label><input id="short" type="checkbox"> Only what falls short</label>
<output id="count" aria-live="polite"></output>
<button id="html" type="button">Export HTML</button>
<button id="csv" type="button">Export CSV</button>
</header>
<main id="matrix"><p>Reading the workspace …</p></main>
<template id="empty">${emptyPage}</template>
<script nonce="${nonce}" src="${address('dist', 'matrix.js')}"></script>
</body>
</html>`;
  }
}
