// The language server as a process of the editor's own Node, and how the editor talks with it.
// Invariant: the client never judges a file; it passes documents, file events and settings on, and shows what comes back.
import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type DocumentSelector,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from './protocol';
import { proxyVariables } from './proxy-variables';
import { linkRulePages, openRulePageCommand } from './rule-pages';

/** More crashes than this within three minutes, and the server stays down until a person restarts it. */
const maxRestarts = 3;

/**
 * A manifest may have any name, and a record may speak of any file: which of them matter is for the server to say. A
 * notebook comes as its cells.
 */
const documents: DocumentSelector = [{ scheme: 'file' }, { notebook: { scheme: 'file', pattern: '**/*.ipynb' } }];

/** Tells errors in the output channel and the status item only, never by a notification that nobody asked for. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The client of the server in `dist/`, not yet started. `hovered` is told what a hover says. */
export function createClient(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  hovered: (markdown: string) => void,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const env = proxyFromSettings();
  const server = { module, transport: TransportKind.ipc, options: { env } };
  const initializationOptions: InitializationOptions = {
    trusted: vscode.workspace.isTrusted,
    showsReferences: true,
    diagnostics: 'push',
  };
  // A record may name any file as its evidence or implementation, so all are watched; which of them matter is for the server to say.
  const anyFile = vscode.workspace.createFileSystemWatcher('**/*');
  context.subscriptions.push(anyFile);
  const options: LanguageClientOptions = {
    documentSelector: documents,
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: [openRulePageCommand] }, supportThemeIcons: true },
    synchronize: { fileEvents: anyFile },
    connectionOptions: { maxRestartCount: maxRestarts },
    initializationFailedHandler: () => false,
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, linkRulePages(diagnostics)),
      provideHover: async (document, position, token, next) => {
        const hover = await next(document, position, token);
        for (const part of hover?.contents ?? []) if (part instanceof vscode.MarkdownString) hovered(part.value);
        return hover;
      },
      workspace: {
        didChangeWatchedFile: (event, next) =>
          /\/(?:\.git|node_modules)(?:\/|$)/.test(event.uri) ? Promise.resolve() : next(event),
      },
    },
  };
  const debug = { ...server, options: { env, execArgv: ['--nolazy', '--inspect=6009'] } };
  return new QuietClient('complianceLens', 'Compliance Lens', { run: server, debug }, options);
}

function proxyFromSettings(): Readonly<Record<string, string>> {
  const http = vscode.workspace.getConfiguration('http');
  return proxyVariables({
    proxy: http.get('proxy'),
    noProxy: http.get('noProxy'),
    proxySupport: http.get('proxySupport'),
  });
}
