// The status bar item: how many findings there are, what was checked, and a way to begin.
// Invariant: it shows the last status of the server and nothing of its own making; it never takes the eye while all goes well.
import * as vscode from 'vscode';
import type { Status } from './protocol';

export const showMenuCommand = 'complianceLens.showMenu';

/** How the item reads. */
export type StatusText = Readonly<{ text: string; label: string; details: readonly string[] }>;

export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('complianceLens.status', vscode.StatusBarAlignment.Left, -10);
    this.#item.name = 'Compliance Lens';
    this.#item.command = showMenuCommand;
    this.show(startingStatus);
    this.#item.show();
  }

  /** Shows what the server says of itself. */
  show(status: Status): void {
    const { text, label, details } = describeStatus(status);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label, role: 'button' };
    const tooltip = new vscode.MarkdownString('**Compliance Lens**');
    for (const line of details) tooltip.appendMarkdown('\n\n').appendText(line);
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor =
      status.state === 'failed' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }

  dispose(): void {
    this.#item.dispose();
  }
}

export const startingStatus: Status = {
  state: 'starting',
  errors: 0,
  warnings: 0,
  information: 0,
  hints: 0,
  unowned: 0,
  products: 0,
};

/** The words for a status: in the bar, for a screen reader, and in the tooltip. */
export function describeStatus(status: Status): StatusText {
  const { state, errors, warnings, products } = status;
  const said = status.message === undefined ? [] : [status.message];
  if (state === 'failed') {
    return {
      text: '$(shield) $(warning)',
      label: 'Compliance Lens has failed',
      details: [...said, 'Nothing is being checked. Click to restart the server or to see its output.'],
    };
  }
  // Reading again after an edit is not worth a movement in the corner of the eye: the last counts stay.
  if (state === 'starting' || (state === 'reading' && products === 0)) {
    const doing = state === 'starting' ? 'starting' : 'reading the workspace';
    return { text: '$(shield) $(loading~spin)', label: `Compliance Lens is ${doing}`, details: said };
  }
  if (products === 0) {
    const offer = 'No compliance.yaml says what product this is, so nothing is checked. Click to create one.';
    return { text: '$(shield)', label: 'Compliance Lens: no product', details: [...said, offer] };
  }
  return {
    text: `$(shield) $(error) ${errors} $(warning) ${warnings}`,
    label: `Compliance Lens: ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    details: [...said, summarizeFindings(status)],
  };
}

function summarizeFindings({ errors, warnings, information, hints }: Status): string {
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(information, 'note'), count(hints, 'hint')];
  return errors + warnings + information + hints === 0 ? 'No findings.' : `${counts.join(', ')}.`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
