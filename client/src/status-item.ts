// The status bar item: how many findings there are, what was checked, and a way to begin.
// Invariant: it shows the last status of the server and nothing of its own making; it never takes the eye while all goes well.
import * as vscode from 'vscode';
import type { Status } from './protocol';
import { describeStatus, startingStatus } from './status-text';

export const showMenuCommand = 'complianceLens.showMenu';

/** A check that takes longer than so many milliseconds is seen to go on. */
const LONG = 1000;

export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  readonly #editors: vscode.Disposable;
  #status = startingStatus;
  #timer: NodeJS.Timeout | undefined;
  #isLong = false;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('complianceLens.status', vscode.StatusBarAlignment.Left, -10);
    this.#item.name = 'Compliance Lens';
    this.#item.command = showMenuCommand;
    this.#editors = vscode.window.onDidChangeActiveTextEditor(() => this.#render());
    this.show(startingStatus);
    this.#item.show();
  }

  /** Shows what the server says of itself. */
  show(status: Status): void {
    this.#status = status;
    if (status.state !== 'reading') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#isLong = false;
    }
    if (status.state === 'reading') {
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#render();
      }, LONG);
    }
    this.#render();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#editors.dispose();
    this.#item.dispose();
  }

  #render(): void {
    const { text, label, details } = describeStatus(this.#status, activeFile(), this.#isLong);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label, role: 'button' };
    const tooltip = new vscode.MarkdownString('**Compliance Lens**');
    for (const line of details) tooltip.appendMarkdown('\n\n').appendText(line);
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor =
      this.#status.state === 'failed' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}

/** The address of the file that a person looks at, as the server writes it; undefined for what is no file. */
function activeFile(): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' ? uri.toString() : undefined;
}
