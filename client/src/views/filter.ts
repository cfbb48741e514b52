// Asking what the trees are to show: they follow while a person types.
// Invariant: Escape brings back what was shown before.
import * as vscode from 'vscode';
import type { TreeFilter } from './requests';

export const noFilter: TreeFilter = { text: '', onlyShort: false };

/** The trees wait for so many milliseconds after a key. */
const QUIET = 150;

/** Opens a box with the words of the filter; `apply` is told of each change of them. */
export function askFilter(before: TreeFilter, apply: (filter: TreeFilter) => void): void {
  const box = vscode.window.createInputBox();
  let timer: NodeJS.Timeout | undefined;
  let isAccepted = false;
  const use = (text: string): void => {
    clearTimeout(timer);
    apply({ ...before, text: text.trim() });
  };
  box.title = 'Filter the Compliance Views';
  box.prompt = 'Words that an entry has to hold. Nothing shows everything, Escape what was shown before.';
  box.value = before.text;
  box.onDidChangeValue((text) => {
    clearTimeout(timer);
    timer = setTimeout(() => use(text), QUIET);
  });
  box.onDidAccept(() => {
    isAccepted = true;
    use(box.value);
    box.hide();
  });
  box.onDidHide(() => {
    if (!isAccepted) use(before.text);
    box.dispose();
  });
  box.show();
}
