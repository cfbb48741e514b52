// The language server as a process of the editor's own Node, and how the editor talks with it.
// Invariant: the client never judges a file; it passes documents, file events and settings on, and shows what comes back.
import * as vscode from 'vscode';
import {
  CloseAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type DocumentSelector,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from './protocol';
import { linkRulePages, openRulePageCommand } from './rule-pages';

/** More crashes than this within three minutes, and the server stays down until a person restarts it. */
const maxRestarts = 3;

const documents: DocumentSelector = [
  { scheme: 'file', pattern: '**/{compliance,*.compliance}.{yaml,yml}' },
  { scheme: 'file', pattern: '**/*.requirements.yaml' },
  { scheme: 'file', pattern: '**/{package,package-lock,npm-shrinkwrap}.json' },
  ...['python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact'].map((language) => ({
    scheme: 'file',
    language,
  })),
];

/** The client of the server in `dist/`, not yet started. */
export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const initializationOptions: InitializationOptions = { trusted: vscode.workspace.isTrusted };
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
    errorHandler: stayQuiet(() => client.createDefaultErrorHandler(maxRestarts)),
    initializationFailedHandler: () => false,
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, linkRulePages(diagnostics)),
      workspace: {
        didChangeWatchedFile: (event, next) =>
          /\/(?:\.git|node_modules)(?:\/|$)/.test(event.uri) ? Promise.resolve() : next(event),
      },
    },
  };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('complianceLens', 'Compliance Lens', { run: server, debug }, options);
  return client;
}

/** The usual error handling, but told in the output channel and the status item, not by a notification. */
function stayQuiet(usual: () => ErrorHandler): ErrorHandler {
  let handler: ErrorHandler | undefined;
  const lazily = (): ErrorHandler => (handler ??= usual());
  return {
    error: async (...about) => ({ ...(await lazily().error(...about)), handled: true }),
    closed: async () => {
      const result = await lazily().closed();
      return { ...result, handled: result.action === CloseAction.DoNotRestart };
    },
  };
}
