// The walkthrough "Get Started with Compliance Lens": what its steps wait for, and the way to the first finding.
// Invariant: a step is done when a person has done it: a finding mended, a clause looked at. The texts stand in package.json.
import * as vscode from 'vscode';
import type { Status } from './protocol';

/** By these words steps of package.json wait for what a person does. */
type Deed = 'hasSeenClause' | 'hasMended';

/** By which findings are told from those of others. */
const SOURCE = 'Compliance Lens';

/** In so many milliseconds an editor shows what it was just told: findings that were published, lines above which words came. */
const SETTLING = 500;

/** Opens the walkthrough. */
export async function openWalkthrough(extension: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#complianceLens.start`, false);
}

/** Opens the walkthrough where a window was opened to go on with it. */
export async function continueWalkthrough(extension: string, state: vscode.Memento): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
  if (folder === undefined || state.get(CONTINUED) !== folder) return;
  await state.update(CONTINUED, undefined);
  // A window that is coming up does not know the walkthroughs of extensions at once.
  await new Promise((settle) => setTimeout(settle, COMING_UP));
  await openWalkthrough(extension);
}

/** Has the walkthrough go on in the window of a folder. */
export async function continueIn(folder: vscode.Uri, state: vscode.Memento): Promise<void> {
  await state.update(CONTINUED, folder.toString());
}

const CONTINUED = 'walkthroughGoesOnIn';

/** How long a window takes to come up, in milliseconds. */
const COMING_UP = 3000;

/** Opens the first clause that a record of the workspace names, and what there is to say of it. */
export async function showFirstClause(): Promise<void> {
  for (const uri of await vscode.workspace.findFiles('**/{compliance,*.compliance}.{yaml,yml}', '**/node_modules/**')) {
    const document = await vscode.workspace.openTextDocument(uri);
    const found = /^[ -]*satisfies:[ [\n-]*(?=[\w-]+:\w)/m.exec(document.getText());
    if (found === null) continue;
    const at = document.positionAt(found.index + found[0].length);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
    // An editor that is just opened still moves its lines, which would close a hover.
    await new Promise((settle) => setTimeout(settle, SETTLING));
    await vscode.commands.executeCommand('editor.action.showHover');
    return;
  }
  void vscode.window.showInformationMessage('No record names a clause yet. Open the sample product to see some.');
}

/** Goes to the worst finding that there is, in the order of files; `fixes` has its quick fixes opened. */
export async function showFirstFinding(fixes: unknown): Promise<void> {
  const found = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics.filter(({ source }) => source === SOURCE).map((diagnostic) => ({ uri, diagnostic })),
    )
    .sort((left, right) => left.diagnostic.severity - right.diagnostic.severity);
  const [first] = found;
  if (first === undefined) {
    void vscode.window.showInformationMessage('There is no finding. Open the sample product to see some.');
    return;
  }
  const { range } = first.diagnostic;
  const editor = await vscode.window.showTextDocument(first.uri, {
    selection: new vscode.Range(range.start, range.start),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  if (fixes === 'fixes') await vscode.commands.executeCommand('editor.action.quickFix');
}

/** Watches what the steps wait for. */
export class Deeds implements vscode.Disposable {
  readonly #done = new Set<Deed>();
  /** How many faults each rule found; undefined until a product was checked. */
  #faults: ReadonlyMap<string, number> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** A hover was shown. One that tells what an auditor wants to see is that of a clause. */
  hovered(markdown: string): void {
    if (markdown.includes('An auditor wants to see')) this.#tell('hasSeenClause');
  }

  /** Fewer faults of some rule than before: one was mended. The record that a fix writes may have faults of other rules. */
  checked({ state, products }: Status): void {
    clearTimeout(this.#timer);
    if (state === 'starting' || state === 'failed' || products.length === 0) this.#faults = undefined;
    if (state === 'ready' && products.length > 0) this.#timer = setTimeout(() => this.#compare(), SETTLING);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #compare(): void {
    const faults = countFaults();
    const before = [...(this.#faults ?? [])];
    if (before.some(([rule, count]) => (faults.get(rule) ?? 0) < count)) this.#tell('hasMended');
    this.#faults = faults;
  }

  #tell(deed: Deed): void {
    if (this.#done.has(deed)) return;
    this.#done.add(deed);
    void vscode.commands.executeCommand('setContext', `complianceLens.${deed}`, true);
  }
}

/** The errors and warnings that are shown, by rule. */
function countFaults(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const shown = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  for (const { source, severity, code } of shown) {
    if (source !== SOURCE || severity > vscode.DiagnosticSeverity.Warning) continue;
    const rule = String(typeof code === 'object' ? code.value : code);
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}
