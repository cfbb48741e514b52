// The view "Learn": what is asked of the file in front of a person. It is prose with buttons, which rows of a tree would cut off.
// Invariant: it keeps the last file while none is in front; its page loads its script and style from the extension, nothing else.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FromLearn, ToLearn } from '../webview/messages';
import { openPlace } from './places';
import { learnRequest } from './requests';

export const learnViewId = 'complianceLens.learn';

export class LearnView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #extension: vscode.Uri;
  readonly #disposables: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  #file: vscode.Uri | undefined;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.#client = client;
    this.#extension = extension;
    this.#file = fileInFront();
    this.#disposables = vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(learnViewId, this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#follow()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#follow()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.#extension, folder)),
    };
    view.onDidDispose(() => (this.#view = undefined));
    view.onDidChangeVisibility(() => this.refresh());
    view.webview.onDidReceiveMessage((message: FromLearn) => this.#hear(message));
    view.webview.html = this.#page(view.webview);
  }

  /** Shows what the last check found, if the view is seen; one that comes into sight asks by itself. */
  refresh(): void {
    if (this.#view?.visible === true) void this.#send(this.#view);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #follow(): void {
    const file = fileInFront();
    if (file === undefined || file.toString() === this.#file?.toString()) return;
    this.#file = file;
    this.refresh();
  }

  async #hear(message: FromLearn): Promise<void> {
    switch (message.kind) {
      case 'ready':
        return this.refresh();
      case 'open':
        await openPlace(this.#client, message.place);
        return;
      case 'fix':
        if (await openPlace(this.#client, message.place))
          await vscode.commands.executeCommand('editor.action.quickFix');
        return;
      case 'answer':
        await vscode.commands.executeCommand('complianceLens.addRecord', message.by, message.clause);
        return;
      case 'begin':
        await vscode.commands.executeCommand('complianceLens.startHere');
    }
  }

  async #send(view: vscode.WebviewView): Promise<void> {
    const file = this.#file;
    view.description = file?.path.split('/').at(-1) ?? '';
    // While the server comes up there is nothing to show yet; its first finished check will have the view filled.
    if (!this.#client.isRunning()) return;
    const html = file && (await this.#client.sendRequest(learnRequest, { file: file.toString() }));
    if (html === null || file !== this.#file) return;
    const message: ToLearn = { kind: 'lessons', file: file?.toString() ?? '', html: html ?? '' };
    await view.webview.postMessage(message);
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
<link rel="stylesheet" href="${address('media', 'learn.css')}">
<title>Learn</title>
</head>
<body>
<main id="lessons"><p>Reading the workspace …</p></main>
<template id="empty"><p>Open a file of the product: what is asked of it stands here then, why, and what answers it.</p></template>
<script nonce="${nonce}" src="${address('dist', 'learn.js')}"></script>
</body>
</html>`;
  }
}

/** The file in the tab that a person looks at, a notebook or a model as well; undefined for what is no file. */
function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isOfFile =
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputNotebook ||
    input instanceof vscode.TabInputCustom;
  return isOfFile && input.uri.scheme === 'file' ? input.uri : undefined;
}
