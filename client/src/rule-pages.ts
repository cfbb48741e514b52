// The pages of the rules, which ship with the extension and open without a network.
// Invariant: a page is found by the rule's name only; no other file can be opened through the command.
import * as vscode from 'vscode';

export const openRulePageCommand = 'complianceLens.openRulePage';

/** True for what may be a rule's name: `family/defect`, in lower case with hyphens. */
export function isRuleName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z-]*\/[a-z][a-z0-9-]*$/.test(value);
}

/** Opens the page of a rule as a Markdown preview; says so when there is none. */
export async function openRulePage(extension: vscode.Uri, rule: string): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`);
  try {
    await vscode.workspace.fs.stat(page);
  } catch {
    // A page that cannot be read is one that the extension does not have.
    void vscode.window.showWarningMessage(`There is no page for the rule ${rule}.`);
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

/** The same diagnostics, the rule's name in each leading to its page. */
export function linkRulePages(diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const diagnostic of diagnostics) {
    const rule = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    if (!isRuleName(rule)) continue;
    const target = vscode.Uri.from({
      scheme: 'command',
      path: openRulePageCommand,
      query: JSON.stringify([rule]),
    });
    diagnostic.code = { value: rule, target };
  }
  return diagnostics;
}
