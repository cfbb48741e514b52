// Records of models from files of others, and as model cards: the server reads and writes, a person chooses.
// Invariant: nothing is saved; what is imported stands in the open annotation file until the person saves it.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ImportAnswer } from '../../server/src/lsp/methods/model-cards';
import { importModelRequest, modelCardsRequest } from './protocol';

/** What may be imported from, for the editor's dialog. */
const importable = { 'Model card, MLmodel or ML-BOM': ['md', 'json', 'xml', 'yaml', 'yml', '*'] };

/** Imports the file that a menu names, else the open one if it states a model, else one that the person picks. */
export async function importModel(client: LanguageClient, argument: unknown): Promise<void> {
  const named = typeof argument === 'string' ? vscode.Uri.parse(argument) : argument;
  if (named instanceof vscode.Uri) return tell(await importFrom(client, named));
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && mayBeCard(active)) {
    const answer = await importFrom(client, active);
    if (answer?.kind !== 'none') return tell(answer);
  }
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: 'Import Model Record',
      openLabel: 'Import',
      canSelectMany: false,
      filters: importable,
    })) ?? [];
  if (picked !== undefined) tell(await importFrom(client, picked));
}

function mayBeCard({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && /(?:\.(?:md|markdown|json|xml)|\/MLmodel)$/i.test(path);
}

/** Has the server import a file, and does what it says; undefined where the person went back. */
async function importFrom(
  client: LanguageClient,
  file: vscode.Uri,
  product?: string,
): Promise<Exclude<ImportAnswer, { kind: 'choose' }> | undefined> {
  const request = { uri: file.toString(), ...(product === undefined ? {} : { product }) };
  const answer = await client.sendRequest(importModelRequest, request);
  if (answer.kind === 'choose') {
    const items = answer.products.map(({ name, file: own }) => ({
      label: name,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(own)),
      own,
    }));
    const choice = await vscode.window.showQuickPick(items, { placeHolder: 'Product whose model it is' });
    return choice && importFrom(client, file, choice.own);
  }
  if (answer.kind !== 'edit') return answer;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  if (!(await vscode.workspace.applyEdit(edit)))
    return { kind: 'told', message: 'Nothing was imported: the file has changed meanwhile, try again.' };
  await showWritten(vscode.Uri.parse(answer.file), edit);
  return answer;
}

/** Opens a file where an edit has begun to write into it. */
async function showWritten(file: vscode.Uri, edit: vscode.WorkspaceEdit): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const [first] = edit.get(file);
  const lead = /^\s*/.exec(first?.newText ?? '')?.[0].length ?? 0;
  const at = document.positionAt(document.offsetAt(first?.range.start ?? new vscode.Position(0, 0)) + lead);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

function tell(answer: { readonly message: string } | undefined): void {
  if (answer !== undefined) void vscode.window.showInformationMessage(answer.message);
}

/** Opens the card of a model as a new document: of the one that is named by its id, else of the one the person picks. */
export async function exportModelCard(client: LanguageClient, id: unknown): Promise<void> {
  const cards = await client.sendRequest(modelCardsRequest);
  if (cards.length === 0) {
    void vscode.window.showInformationMessage('No record of a model stands under "models:" yet.');
    return;
  }
  const named = cards.find((card) => card.id === id);
  const items = cards.map((card) => ({ label: card.name, description: card.id, detail: card.product, card }));
  const card = named ?? (await vscode.window.showQuickPick(items, { placeHolder: 'Model whose card to write' }))?.card;
  if (card === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: card.text });
  await vscode.window.showTextDocument(document);
}
