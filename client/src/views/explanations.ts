// What there is to say of an item, as a page: a document that the server writes, shown as a Markdown preview.
// Invariant: the page is read only, and is written anew whenever it is opened.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ShownItem } from './compliance-tree';
import { describeRequest, type TreeView } from './requests';

const scheme = 'compliance-lens';

/** Lets pages of items be opened. */
export function provideExplanations(client: LanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ query }) {
      // The query is written below.
      const asked = JSON.parse(query) as { view: TreeView; id: string };
      return (await client.sendRequest(describeRequest, asked)) ?? '';
    },
  });
}

/** Opens the page of an item. */
export async function openExplanation({ view, id, name, label }: ShownItem): Promise<void> {
  const title = (name ?? label).replaceAll(/[/\\?#]/g, ' ');
  const page = vscode.Uri.from({ scheme, path: `/${title}.md`, query: JSON.stringify({ view, id }) });
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
