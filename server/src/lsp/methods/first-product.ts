// complianceLens/firstQuestion, firstProduct and recordModels: what is asked before a first compliance.yaml, what is written
// into it, and the models that it then records.
import { basename } from 'node:path';
import { TextEdit, type CancellationToken, type Connection, type WorkspaceEdit } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { writeFirstProduct, type Answers } from '../../features/first-product/first-product';
import { countToDo, withFoundModels } from '../../features/first-product/first-records';
import { describingFiles, findProduct, type FoundProduct } from '../../features/first-product/found-product';
import { consequencesInShort, nextQuestion, type Question } from '../../features/first-product/questions';
import { today } from '../../host/clock';
import { unlessCancelled } from '../cancellation';
import { editsOf } from '../document-edits';
import type { Folder } from '../folder';
import type { Folders } from '../folders';

/** A choice with what it would mean in law; empty where it means nothing. */
export type ExplainedChoice = Readonly<{ value: string; doc: string; means: string }>;

export type FirstQuestion = Omit<Question, 'choices'> & Readonly<{ choices?: readonly ExplainedChoice[] }>;

/** `folder` is an address; `passed` are the fields of questions that were left open. */
export type FirstQuestionParams = Readonly<{ folder: string; answers: Answers; passed: readonly string[] }>;

/** What is left to do in a product, by rule. */
export type ToDo = ReturnType<typeof countToDo>;

export function registerFirstProduct(connection: Connection, folders: Folders): void {
  connection.onRequest(
    'complianceLens/firstQuestion',
    async ({ folder, answers, passed }: FirstQuestionParams): Promise<FirstQuestion | null> => {
      const place = folderAt(folders, folder);
      const question = place && nextQuestion(await foundIn(place), answers, passed);
      if (question === undefined) return null;
      const { choices, ...rest } = question;
      return choices === undefined ? rest : { ...rest, choices: explain(question, choices, answers) };
    },
  );

  connection.onRequest(
    'complianceLens/firstProduct',
    async ({ folder, answers }: Pick<FirstQuestionParams, 'folder' | 'answers'>): Promise<string | null> => {
      const place = folderAt(folders, folder);
      return place === undefined ? null : writeFirstProduct(await foundIn(place), answers, today());
    },
  );

  connection.onRequest(
    'complianceLens/recordModels',
    async (
      { file }: { file: string },
      token: CancellationToken,
    ): Promise<{ edit: WorkspaceEdit | null; toDo: ToDo }> => {
      const place = folders.placeOf(file);
      await unlessCancelled(token, place?.folder.upToDate() ?? Promise.resolve());
      const context = place?.folder.context;
      const text = place && context?.textOf(place.path);
      if (place === undefined || context === undefined || text === undefined) return { edit: null, toDo: [] };
      const recorded = withFoundModels(text, context.findings);
      const whole = { start: { line: 0, character: 0 }, end: text.lines.positionAt(text.text.length) };
      const edit =
        recorded === text.text
          ? null
          : { documentChanges: [...editsOf(place.folder, place.path, [TextEdit.replace(whole, recorded)])] };
      return { edit, toDo: countToDo(context.findings.filter(({ product }) => product === place.path)) };
    },
  );
}

function explain(
  { field }: Question,
  choices: NonNullable<Question['choices']>,
  answers: Answers,
): readonly ExplainedChoice[] {
  return choices.map(({ value, doc }) => ({
    value,
    doc,
    means: consequencesInShort(answers, { ...answers, [field]: value }),
  }));
}

function folderAt(folders: Folders, address: string): Folder | undefined {
  const path = URI.parse(address).fsPath;
  return folders.all.find((folder) => folder.path === path);
}

/** What the folder's files say of the product; its own name where they give none. */
async function foundIn(folder: Folder): Promise<FoundProduct> {
  const texts = await folder.texts.readAll(describingFiles);
  const found = findProduct((name) => texts.get(name)?.text);
  return { ...found, name: found.name ?? basename(folder.path) };
}
