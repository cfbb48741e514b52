// Beginning what is not there yet: the file of a product, and the first record of a section in it.
// Invariant: nothing is saved; the cursor is left where the person has to go on.
import * as vscode from 'vscode';
import type { Status } from './protocol';
import { productAbove } from './status-text';

/** What can be begun in a product's file: its section, and the snippet of an entry; without one the server's choices are shown. */
const sections: Readonly<Record<'risk' | 'model' | 'scope', { section: string; snippet: string | undefined }>> = {
  risk: { section: 'risks', snippet: 'Risk' },
  model: { section: 'models', snippet: 'AI model' },
  scope: { section: 'scope', snippet: undefined },
};

/** What can be begun as the answer to a clause: the entry holds its id already, and the first id of its kind that is free. */
const answers: Readonly<
  Record<'control' | 'evidence', { section: string; prefix: string; fields: readonly string[] }>
> = {
  control: {
    section: 'controls',
    prefix: 'RC',
    fields: [
      'type: ${2|inherent-safety,protective-measure,information-for-safety,process|}',
      'implemented-by: [$3]',
      'verified-by: [$4]',
      'introduces: $0',
    ],
  },
  evidence: { section: 'evidence', prefix: 'EV', fields: ['file: $2', 'valid-until: $0'] },
};

/** Opens an unsaved `compliance.yaml` in the first folder with the snippet of a product in it, or the file that is there. */
export async function createAnnotation(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void vscode.window.showInformationMessage(
      'Open the folder of the product first; its compliance.yaml stands there.',
    );
    return;
  }
  const file = vscode.Uri.joinPath(folder.uri, 'compliance.yaml');
  if ((await vscode.workspace.findFiles(new vscode.RelativePattern(folder, 'compliance.yaml'), null, 1)).length > 0) {
    await vscode.window.showTextDocument(file);
    return;
  }
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  await vscode.window.showTextDocument(document);
  if (document.getText() === '') await insertSnippet('Product file');
}

/** Begins a record in the file of the product that a person looks at, else of the first one; `clause`: what it shall answer. */
export async function addRecord({ products }: Status, kind: unknown, clause?: unknown): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const product = productAbove(products, active) ?? products[0];
  if (product === undefined) return createAnnotation();
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(product.file));
  if (isAnswer(kind) && typeof clause === 'string') return addAnswer(editor, answers[kind], clause);
  const { section, snippet } = isSection(kind) ? sections[kind] : sections.risk;
  const { at, text } = beginSection(editor.document, section);
  const entry = snippet === undefined ? '- ' : '';
  await editor.insertSnippet(new vscode.SnippetString().appendText(text + entry), at);
  if (snippet === undefined) await vscode.commands.executeCommand('editor.action.triggerSuggest');
  else await insertSnippet(snippet);
}

async function addAnswer(
  editor: vscode.TextEditor,
  { section, prefix, fields }: (typeof answers)['control'],
  clause: string,
): Promise<void> {
  const { at, text } = beginSection(editor.document, section);
  const taken = [...editor.document.getText().matchAll(new RegExp(`\\b${prefix}-(\\d+)`, 'g'))];
  const next = Math.max(0, ...taken.map(([, number]) => Number(number))) + 1;
  const lines = [`- id: ${prefix}-${next}`, 'title: $1', `satisfies: [${clause}]`, ...fields];
  const snippet = new vscode.SnippetString().appendText(text);
  snippet.value += lines.join('\n    ');
  // A line sets it apart from the entries below.
  if (at.end.line + 1 < editor.document.lineCount) snippet.value += '\n';
  await editor.insertSnippet(snippet, at);
}

/** What to write where, so that an entry of a section that has none can follow. */
function beginSection(document: vscode.TextDocument, section: string): { at: vscode.Range; text: string } {
  for (let index = 0; index < document.lineCount; index++) {
    const { range, text } = document.lineAt(index);
    if (text.startsWith(`${section}:`)) return { at: range, text: `${text.replace(/\[\s*\]/, '').trimEnd()}\n  ` };
  }
  const { end } = document.lineAt(document.lineCount - 1).range;
  return { at: new vscode.Range(end, end), text: `${end.character > 0 ? '\n' : ''}\n${section}:\n  ` };
}

function isAnswer(kind: unknown): kind is keyof typeof answers {
  return typeof kind === 'string' && kind in answers;
}

function isSection(kind: unknown): kind is keyof typeof sections {
  return typeof kind === 'string' && kind in sections;
}

async function insertSnippet(name: string): Promise<void> {
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'yaml', name });
}
