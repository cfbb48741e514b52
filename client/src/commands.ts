// What a person can call by name; the titles stand in package.json.
// Invariant: a command asks the server or moves the editor; none changes a file that is saved.
import * as vscode from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';
import { addRecord, createAnnotation } from './annotation-files';
import { checkWorkspaceRequest, rulesRequest, type Status } from './protocol';
import { isRuleName, openRulePage, openRulePageCommand } from './rule-pages';
import { showMenuCommand } from './status-item';

/** What the commands work with. */
export type Session = Readonly<{
  extension: vscode.Uri;
  client: LanguageClient;
  output: vscode.LogOutputChannel;
  status: () => Status;
  restart: () => Promise<void>;
}>;

/** Registers every command; the result takes them away again. */
export function registerCommands(session: Session): vscode.Disposable {
  const commands: Record<string, (argument: unknown) => unknown> = {
    'complianceLens.checkWorkspace': () => checkWorkspace(session.client),
    'complianceLens.createAnnotation': createAnnotation,
    'complianceLens.addRecord': (kind) => addRecord(session.status(), kind),
    'complianceLens.restartServer': session.restart,
    'complianceLens.showOutput': () => session.output.show(),
    [openRulePageCommand]: (rule) => chooseRulePage(session, rule),
    [showMenuCommand]: () => showMenu(session.status()),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** Has the server check everything again, shows how far it is, and then what it checked. */
async function checkWorkspace(client: LanguageClient): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  const title = 'Checking compliance';
  const answer = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, cancelled) => {
      const workDoneToken = `check-workspace-${Date.now()}`;
      let reached = 0;
      const reports = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
        const percentage = 'percentage' in report ? (report.percentage ?? reached) : reached;
        progress.report({ message: report.message ?? '', increment: percentage - reached });
        reached = percentage;
      });
      try {
        return await client.sendRequest(checkWorkspaceRequest, { workDoneToken }, cancelled);
      } catch (error) {
        // A request that a person cancelled ends in an error of the protocol; that is what they wanted.
        if (cancelled.isCancellationRequested) return undefined;
        throw error;
      } finally {
        reports.dispose();
      }
    },
  );
  if (answer === undefined) return;
  const show = 'Show Problems';
  if ((await vscode.window.showInformationMessage(answer.message, show)) === show) await showProblems();
}

async function chooseRulePage({ client, extension }: Session, rule: unknown): Promise<void> {
  if (isRuleName(rule)) return openRulePage(extension, rule);
  const rules = await client.sendRequest(rulesRequest);
  const choice = await vscode.window.showQuickPick(
    rules.map(({ name, title }) => ({ label: name, detail: title })),
    { placeHolder: 'Rule whose page to open', matchOnDetail: true },
  );
  if (choice !== undefined) await openRulePage(extension, choice.label);
}

async function showMenu(status: Status): Promise<void> {
  const problems = { label: '$(list-flat) Show Problems', run: showProblems };
  const create = { label: '$(new-file) Create compliance.yaml', run: createAnnotation };
  const check = { label: '$(checklist) Check Workspace', run: call('complianceLens.checkWorkspace') };
  const rule = { label: '$(book) Open Rule Page', run: call(openRulePageCommand) };
  const output = { label: '$(output) Show Output', run: call('complianceLens.showOutput') };
  const restart = { label: '$(debug-restart) Restart Server', run: call('complianceLens.restartServer') };
  const views = { label: '$(list-tree) Show Compliance Views', run: call('complianceLens.risks.focus') };
  const matrix = { label: '$(table) Show Traceability Matrix', run: call('complianceLens.showMatrix') };
  const general = [check, rule, output, restart];
  const items =
    status.state === 'failed'
      ? [restart, output]
      : status.state === 'ready' && status.products.length === 0
        ? [create, ...general]
        : [problems, views, matrix, ...general];
  const choice = await vscode.window.showQuickPick(items, { placeHolder: 'Compliance Lens' });
  await choice?.run();
}

function call(command: string): () => Promise<void> {
  return async () => {
    await vscode.commands.executeCommand(command);
  };
}

async function showProblems(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
