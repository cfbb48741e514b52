// textDocument/completion
import { CompletionItemKind, InsertTextFormat, MarkupKind, type Connection } from 'vscode-languageserver/node';
import { completeAt, type CompletionItem } from '../../features/complete';
import type { Folders } from '../folders';

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  field: CompletionItemKind.Field,
  choice: CompletionItemKind.EnumMember,
  record: CompletionItemKind.Reference,
  clause: CompletionItemKind.Constant,
  path: CompletionItemKind.File,
  rule: CompletionItemKind.Keyword,
};

export function registerCompletion(connection: Connection, folders: Folders): void {
  connection.onCompletion(({ textDocument, position }) => {
    const place = folders.placeOf(textDocument.uri);
    const context = place?.folder.context;
    if (context === undefined || place === undefined) return [];
    return completeAt(context, place.path, position).map((item) => ({
      label: item.label,
      kind: kinds[item.kind],
      detail: item.detail,
      documentation: { kind: MarkupKind.Markdown, value: item.documentation },
      sortText: item.sortText,
      filterText: item.filterText,
      insertTextFormat: item.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: item.replace, newText: item.insertText },
    }));
  });
}
