// What a person can call by name; the titles stand in package.json.
// Invariant: a command asks the server or moves the editor; none changes a file that a person wrote.
import * as vscode from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';
import { addRecord, createAnnotation } from './annotation-files';
import {
  checkWorkspaceRequest,
  describeSupportUpdateRequest,
  rulesRequest,
  updateSupportRequest,
  type Status,
} from './protocol';
import { exportModelCard, importModel } from './model-cards';
import { isRuleName, openRulePage, openRulePageCommand } from './rule-pages';
import { openSample } from './sample-product';
import { startHere } from './start-here';
import { showMenuCommand } from './status-item';
import { continueIn, openWalkthrough, showFirstClause, showFirstFinding } from './walkthrough';

/** What the commands work with. */
export type Session = Readonly<{
  /** Its id, its folder, and where it may keep files. */
  id: string;
  extension: vscode.Uri;
  storage: vscode.Uri;
  /** Kept for all windows. */
  state: vscode.Memento;
  client: LanguageClient;
  output: vscode.LogOutputChannel;
  status: () => Status;
  restart: () => Promise<void>;
}>;

/** Registers every command; the result takes them away again. */
export function registerCommands(session: Session): vscode.Disposable {
  const commands: Record<string, (argument: unknown, detail: unknown) => unknown> = {
    'complianceLens.checkWorkspace': () => checkWorkspace(session.client),
    'complianceLens.updateSupport': () => updateSupport(session.client),
    'complianceLens.startHere': () => startHere(session.client),
    'complianceLens.openSample': (from) =>
      openSample(session.extension, session.storage, async (folder) => {
        if (from === 'walkthrough') await continueIn(folder, session.state);
      }),
    'complianceLens.openWalkthrough': () => openWalkthrough(session.id),
    'complianceLens.showFirstFinding': showFirstFinding,
    'complianceLens.showFirstClause': showFirstClause,
    'complianceLens.importModel': (file) => importModel(session.client, file),
    'complianceLens.exportModelCard': (model) => exportModelCard(session.client, model),
    'complianceLens.createAnnotation': createAnnotation,
    'complianceLens.addRecord': (kind, clause) => addRecord(session.status(), kind, clause),
    'complianceLens.restartServer': session.restart,
    'complianceLens.showOutput': () => session.output.show(),
    [openRulePageCommand]: (rule) => chooseRulePage(session, rule),
    [showMenuCommand]: () => showMenu(session.status()),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** Has the server check everything again, and shows what it checked. */
async function checkWorkspace(client: LanguageClient): Promise<void> {
  const message = await workLong(client, checkWorkspaceRequest, 'Checking compliance');
  if (message === undefined) return;
  const show = 'Show Problems';
  if ((await vscode.window.showInformationMessage(message, show)) === show) await showProblems();
}

/** Shows what would be sent, and has the server ask the sources once the person agrees. */
async function updateSupport(client: LanguageClient): Promise<void> {
  try {
    const { lines } = await client.sendRequest(describeSupportUpdateRequest);
    const update = 'Ask Sources';
    const question = 'Ask online sources until when the components are supported?';
    const detail = lines.join('\n\n');
    if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, update)) !== update) return;
    const message = await workLong(client, updateSupportRequest, 'Asking about support');
    if (message !== undefined) void vscode.window.showInformationMessage(message);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** Has the server do what takes long, showing how far it is; the message with which it ends, undefined when cancelled. */
async function workLong(
  client: LanguageClient,
  request: typeof checkWorkspaceRequest,
  title: string,
): Promise<string | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, cancelled) => {
    const workDoneToken = `${request.method}-${Date.now()}`;
    let reached = 0;
    const reports = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      const percentage = 'percentage' in report ? (report.percentage ?? reached) : reached;
      progress.report({ message: report.message ?? '', increment: percentage - reached });
      reached = percentage;
    });
    try {
      return (await client.sendRequest(request, { workDoneToken }, cancelled)).message;
    } catch (error) {
      // A request that a person cancelled ends in an error of the protocol; that is what they wanted.
      if (cancelled.isCancellationRequested) return undefined;
      throw error;
    } finally {
      reports.dispose();
    }
  });
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
  const begin = { label: '$(rocket) Start Here', run: call('complianceLens.startHere') };
  const create = { label: '$(new-file) Create compliance.yaml', run: createAnnotation };
  const walkthrough = { label: '$(mortar-board) Open Walkthrough', run: call('complianceLens.openWalkthrough') };
  const check = { label: '$(checklist) Check Workspace', run: call('complianceLens.checkWorkspace') };
  const support = { label: '$(cloud-download) Update Support Snapshot', run: call('complianceLens.updateSupport') };
  const rule = { label: '$(book) Open Rule Page', run: call(openRulePageCommand) };
  const output = { label: '$(output) Show Output', run: call('complianceLens.showOutput') };
  const restart = { label: '$(debug-restart) Restart Server', run: call('complianceLens.restartServer') };
  const views = { label: '$(list-tree) Show Compliance Views', run: call('complianceLens.risks.focus') };
  const matrix = { label: '$(table) Show Traceability Matrix', run: call('complianceLens.showMatrix') };
  const timeline = { label: '$(calendar) Show Support Timeline', run: call('complianceLens.showSupportTimeline') };
  const gaps = { label: '$(checklist) Show Gap Report', run: call('complianceLens.showGapReport') };
  const register = { label: '$(circuit-board) Show Model Register', run: call('complianceLens.showModelRegister') };
  const general = [check, support, rule, walkthrough, output, restart];
  const items =
    status.state === 'failed'
      ? [restart, output]
      : status.state === 'ready' && status.products.length === 0
        ? [begin, create, ...general]
        : [problems, views, matrix, gaps, timeline, register, ...general];
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
