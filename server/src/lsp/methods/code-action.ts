// textDocument/codeAction: the fixes of the findings that the selection touches, and what makes a record better without one.
import {
  CodeActionKind,
  type CodeAction,
  type Connection,
  type Diagnostic,
  type Position,
} from 'vscode-languageserver/node';
import { alsoSatisfies } from '../../features/also-satisfies';
import { codeActionsFor, filesToRead, fixAll, fixAllsFor } from '../../features/code-actions';
import type { FeatureContext } from '../../features/context';
import { importActionAt } from '../../features/model-cards/import-models';
import { controlAt, reviewAction, reviewRules } from '../../features/review';
import { documentingRules } from '../../features/trees/tree-node';
import { mayBeCard } from '../../models/artifacts/cards';
import { isOfInterest } from '../../workspace/file-facts';
import { unlessCancelled } from '../cancellation';
import { workspaceEditOf } from '../document-edits';
import type { Asked, Folders, Place } from '../folders';
import type { ClientState } from '../client-state';

export function registerCodeAction(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onCodeAction(async ({ textDocument, range, context: asked }, token) => {
    const place = folders.placeOf(textDocument.uri);
    if (!client.trusted || place === undefined || !maySpeak(place)) return [];
    await unlessCancelled(token, place.folder.upToDate());
    const context = await contextToFix(place);
    if (context === undefined) return [];
    const diagnosticsOf = (rule: string): Diagnostic[] => asked.diagnostics.filter(({ code }) => code === rule);
    const inFile = folders.notebooks.rangeToFile(textDocument.uri, range);
    const single = codeActionsFor(context, place.path, inFile).map((action): CodeAction => ({
      title: action.title,
      kind: documentingRules.includes(action.rule) ? `${CodeActionKind.QuickFix}.document` : CodeActionKind.QuickFix,
      isPreferred: action.preferred,
      diagnostics: diagnosticsOf(action.rule),
      edit: workspaceEditOf(action.edits, place.folder, context),
    }));
    const all = fixAllsFor(context, place.path, inFile).map(({ title, rule }): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(rule),
      data: { uri: textDocument.uri, rule } satisfies FixAllData,
    }));
    const review = await reviewFor({ ...place, context }, inFile.start, asked.diagnostics);
    const also = alsoSatisfies(context, place.path, inFile.start).map(({ title, edits }): CodeAction => ({
      title,
      kind: `${CodeActionKind.RefactorRewrite}.satisfies`,
      edit: workspaceEditOf(edits, place.folder, context),
    }));
    const imports = await importFor({ ...place, context }, inFile.start);
    if (client.resolvesEdits) return [...single, ...all, ...review, ...also, ...imports];
    return [
      ...single,
      ...(await Promise.all(all.map((action) => withEdit(action, folders)))).filter(({ edit }) => edit !== undefined),
      ...review,
      ...also,
      ...imports,
    ];
  });
  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as Partial<FixAllData> | undefined;
    if (!client.trusted || data?.uri === undefined) return action;
    await unlessCancelled(token, folders.placeOf(data.uri)?.folder.upToDate() ?? Promise.resolve());
    return withEdit(action, folders);
  });
}

/** Whether anything can be said of a file, so that in all others nobody waits. */
function maySpeak({ folder, path }: Place): boolean {
  return isOfInterest(path) || folder.context?.model.facts(path) !== undefined;
}

/** The stamp of a review for the control at a position: for its findings a quick fix, never the preferred one. */
async function reviewFor(
  { folder, path, context }: Place & Pick<Asked, 'context'>,
  position: Position,
  diagnostics: readonly Diagnostic[],
): Promise<readonly CodeAction[]> {
  const found = controlAt(context, path, position);
  const review = found && (await folder.readReview(found));
  const by = review && (await folder.reviews.reviewerName());
  const action = review && by !== undefined ? reviewAction(context, review, by) : undefined;
  if (action === undefined) return [];
  const answered = diagnostics.filter(
    ({ code, range }) => reviewRules.includes(String(code)) && range.start.line === position.line,
  );
  return [
    {
      title: action.title,
      kind: `${answered.length > 0 ? CodeActionKind.QuickFix : CodeActionKind.Refactor}.review`,
      diagnostics: answered,
      edit: workspaceEditOf(action.edits, folder, context),
    },
  ];
}

/** The import of a model card, an MLmodel or an ML-BOM, where the cursor stands at its beginning. */
async function importFor(
  { folder, path, context }: Place & Pick<Asked, 'context'>,
  position: Position,
): Promise<readonly CodeAction[]> {
  if (!mayBeCard(path) && !/\.(?:json|xml)$/i.test(path)) return [];
  const file = (await folder.texts.contextWith(context, [path])).textOf(path);
  const action = file && importActionAt(context, file, position);
  if (action === undefined) return [];
  const edit = workspaceEditOf(action.edits, folder, context);
  return [{ title: action.title, kind: `${CodeActionKind.Refactor}.import`, edit }];
}

/** What a fix of all findings of a rule is worked out from when it is chosen: it may touch hundreds of places. */
interface FixAllData {
  readonly uri: string;
  readonly rule: string;
}

/** The action with its edits, unless they do not fit together. */
async function withEdit(action: CodeAction, folders: Folders): Promise<CodeAction> {
  // Handed back by the editor as it was given; anything else leads to no file.
  const { uri = '', rule = '' } = (action.data ?? {}) as Partial<FixAllData>;
  const place = folders.placeOf(uri);
  const context = place && (await contextToFix(place));
  if (place === undefined || context === undefined) return action;
  const edits = fixAll(context, place.path, rule);
  return edits === undefined ? action : { ...action, edit: workspaceEditOf(edits, place.folder, context) };
}

/** What is known of a file, with the texts of all files that its fixes write to. */
async function contextToFix({ folder, path }: Place): Promise<FeatureContext | undefined> {
  const { context } = folder;
  return context && folder.texts.contextWith(context, filesToRead(context, path));
}
