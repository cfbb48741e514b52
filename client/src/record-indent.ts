// Where Enter puts the cursor in an annotation file: below the first key of a record, not below its dash.
// Invariant: the rules hold only while such a file is edited; the rest of YAML stays as VS Code and other extensions have it.
import * as vscode from 'vscode';

const annotationFile: vscode.DocumentFilter = {
  language: 'yaml',
  pattern: '**/{compliance,*.compliance,*.requirements}.{yaml,yml}',
};

const { None, Indent } = vscode.IndentAction;

/** With its settings for YAML, VS Code itself keeps the indentation of the line above, whatever stands in it. */
const onEnterRules: vscode.OnEnterRule[] = [
  // "- residual:" and "- text: |": what follows belongs to the key.
  { beforeText: /^\s*- [\w-]+:(?:\s+[|>][-+\d]*)?\s*$/, action: { indentAction: Indent, appendText: '  ' } },
  // "- id: RC-1": the next key of the record.
  { beforeText: /^\s*- [\w-]+:\s+\S/, action: { indentAction: None, appendText: '  ' } },
  // "controls:" and "text: |": what belongs to the key.
  { beforeText: /^\s*[\w-]+:(?:\s+[|>][-+\d]*)?\s*$/, action: { indentAction: Indent } },
];

/** Follows the active editor: the rules come with an annotation file and go with it. */
export function indentRecords(): vscode.Disposable {
  let rules: vscode.Disposable | undefined;
  const follow = (editor: vscode.TextEditor | undefined): void => {
    const isOurs = editor !== undefined && vscode.languages.match(annotationFile, editor.document) > 0;
    if (isOurs) rules ??= vscode.languages.setLanguageConfiguration('yaml', { onEnterRules });
    else {
      rules?.dispose();
      rules = undefined;
    }
  };
  follow(vscode.window.activeTextEditor);
  const leave = new vscode.Disposable(() => follow(undefined));
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(follow), leave);
}
