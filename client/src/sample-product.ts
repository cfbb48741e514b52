// "Compliance: Open Sample Product": a copy of the packed sample, so that it can be played with and begun anew.
// Invariant: what a person changed in a copy is not overwritten unasked.
import * as vscode from 'vscode';

/** Copies the sample to the extension's own storage, where it is not yet, and opens it as a folder; `prepare` is called before. */
export async function openSample(
  extension: vscode.Uri,
  storage: vscode.Uri,
  prepare: (folder: vscode.Uri) => Promise<void>,
): Promise<void> {
  const packed = vscode.Uri.joinPath(extension, 'examples', 'cardiowatch');
  const copy = vscode.Uri.joinPath(storage, 'sample', 'cardiowatch');
  if (await isThere(copy)) {
    const [keep, anew] = ['Open As I Left It', 'Begin Anew'];
    const question = 'You have opened the sample product before.';
    const choice = await vscode.window.showInformationMessage(question, { modal: true }, keep, anew);
    if (choice === undefined) return;
    if (choice === anew) await vscode.workspace.fs.delete(copy, { recursive: true });
  }
  if (!(await isThere(copy))) await vscode.workspace.fs.copy(packed, copy);
  await prepare(copy);
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow });
}

async function isThere(folder: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(folder);
    return true;
  } catch {
    // The editor says by an error that there is nothing.
    return false;
  }
}
