// The walkthrough "Get Started with Compliance Lens": what its steps wait for, and the way to the first finding.
// Invariant: a step is done when a person has done it: a finding mended, a clause looked at. The texts stand in package.json.
import * as vscode from 'vscode';
import type { Status } from './protocol';

/** By these words steps of package.json wait for what a person does. */
type Deed = 'hasSeenClause' | 'hasMended';

/** Opens the walkthrough. */
export async function openWalkthrough(extension: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#complianceLens.start`, false);
}

/** Goes to the worst finding that there is, in the order of files. */
export async function showFirstFinding(): Promise<void> {
  const found = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics.filter(({ source }) => source === 'Compliance Lens').map((diagnostic) => ({ uri, diagnostic })),
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
}

/** Watches what the steps wait for. */
export class Deeds {
  readonly #done = new Set<Deed>();
  #faults: number | undefined;

  /** A hover was shown. One that tells what an auditor wants to see is that of a clause. */
  hovered(markdown: string): void {
    if (markdown.includes('An auditor wants to see')) this.#tell('hasSeenClause');
  }

  /** Fewer faults than before, while the same product is open: one was mended. */
  checked({ state, errors, warnings, products }: Status): void {
    if (state !== 'ready') return;
    const faults = products.length === 0 ? undefined : errors + warnings;
    if (faults !== undefined && this.#faults !== undefined && faults < this.#faults) this.#tell('hasMended');
    this.#faults = faults;
  }

  #tell(deed: Deed): void {
    if (this.#done.has(deed)) return;
    this.#done.add(deed);
    void vscode.commands.executeCommand('setContext', `complianceLens.${deed}`, true);
  }
}
