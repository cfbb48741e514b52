// The icons of the trees: what was judged shows its state by shape and colour, everything else what it is.
import * as vscode from 'vscode';
import type { TreeItem } from './requests';

const states: Readonly<Record<TreeItem['state'], readonly [icon: string, color?: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  note: ['info', 'problemsInfoIcon.foreground'],
  fine: ['pass', 'testing.iconPassed'],
  watched: ['eye'],
  open: ['circle-large-outline', 'disabledForeground'],
  excluded: ['circle-slash', 'disabledForeground'],
  unknown: ['question', 'disabledForeground'],
  plain: ['circle-small'],
};

/** The icons of what has no state. */
const kinds: Partial<Readonly<Record<TreeItem['kind'], string>>> = {
  product: 'shield',
  group: 'folder',
  instrument: 'law',
  component: 'package',
  evidence: 'output',
  use: 'symbol-method',
  file: 'file-code',
  test: 'beaker',
  dataset: 'database',
};

/** How a state reads to a screen reader, which sees no icon. */
const words: Readonly<Record<TreeItem['state'], string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  fine: 'no finding',
  watched: 'watched by rules',
  open: 'open',
  excluded: 'not applicable',
  unknown: 'unknown',
  plain: '',
};

export function iconOf({ kind, state }: TreeItem): vscode.ThemeIcon {
  const own = kinds[kind];
  if (state === 'plain' && own !== undefined) return new vscode.ThemeIcon(own);
  const [icon, color] = states[state];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** All of an item in words. */
export function spokenLabel({ label, description, state }: TreeItem): string {
  return [label, description, words[state]].filter((part) => part !== '').join(', ');
}
