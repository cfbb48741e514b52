// textDocument/completion
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem as ProtocolItem,
  type Connection,
  type Range,
} from 'vscode-languageserver/node';
import { completeAt, type CompletionItem } from '../../features/completions/complete';
import { completeSymbolAt } from '../../features/completions/complete-symbol';
import { completeTagAt } from '../../features/completions/complete-tag';
import type { Folders } from '../folders';

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  field: CompletionItemKind.Field,
  choice: CompletionItemKind.EnumMember,
  record: CompletionItemKind.Reference,
  clause: CompletionItemKind.Constant,
  path: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  symbol: CompletionItemKind.Function,
  rule: CompletionItemKind.Keyword,
};

export function registerCompletion(connection: Connection, folders: Folders): void {
  connection.onCompletion(async ({ textDocument, position: typed }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    const { context, path, folder, toDocument } = asked;
    const position = asked.toFile(typed);
    const items =
      completeTagAt(context, path, position) ??
      (await completeSymbolAt(context, path, position, (file) => folder.declarationsOf(file))) ??
      completeAt(context, path, position);
    // Paths are cut at a number, so that what is typed further has to be asked for again.
    return {
      isIncomplete: items.some(({ kind }) => kind === 'path' || kind === 'folder'),
      items: items.flatMap((item) => {
        const range = toDocument(item.replace);
        return range === undefined ? [] : [toItem(item, range)];
      }),
    };
  });
}

function toItem(item: CompletionItem, range: Range): ProtocolItem {
  return {
    label: item.label,
    kind: kinds[item.kind],
    detail: item.detail,
    documentation: { kind: MarkupKind.Markdown, value: item.documentation },
    sortText: item.sortText,
    filterText: item.filterText,
    insertTextFormat: item.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Inserts of several lines carry the indentation that they need.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: item.insertText },
  };
}
