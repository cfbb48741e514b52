// "Compliance: Start Here": asks the few questions that decide which laws apply, and writes a first compliance.yaml.
// Invariant: the server knows the questions and what answers mean; nothing is written before the last answer, and no file is overwritten.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { firstProductRequest, firstQuestionRequest, recordModelsRequest, type FirstQuestion } from './protocol';

const FILE = 'compliance.yaml';

/** What a person did with a question. */
type Reaction = { readonly kind: 'answered'; readonly answer: string } | { readonly kind: 'passed' | 'back' | 'left' };

/** Asks, writes the file, opens it, and says what is then to do. */
export async function startHere(client: LanguageClient): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, FILE);
  if (await isThere(file)) {
    await vscode.window.showTextDocument(file);
    void vscode.window.showInformationMessage(`${FILE} is there already. What is missing in it is found fault with.`);
    return;
  }
  const answers = await ask(client, folder);
  const text = answers && (await client.sendRequest(firstProductRequest, { folder: folder.uri.toString(), answers }));
  if (text === undefined || text === null) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file);
  await recordModels(client, file);
}

/** The folder for the file; undefined where there is none, or nobody chose. */
async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const [open, sample] = ['Open Folder', 'Open Sample Product'];
    const choice = await vscode.window.showInformationMessage(
      'Open the folder of your product first, or look at a sample product.',
      open,
      sample,
    );
    if (choice === open) await vscode.commands.executeCommand('vscode.openFolder');
    if (choice === sample) await vscode.commands.executeCommand('complianceLens.openSample');
    return undefined;
  }
  return folders.length === 1 ? folders[0] : vscode.window.showWorkspaceFolderPick();
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    // The editor says by an error that there is no such file.
    return false;
  }
}

/** All answers; undefined where the person left. Going back takes the last answer away. */
async function ask(
  client: LanguageClient,
  { uri }: vscode.WorkspaceFolder,
): Promise<Readonly<Record<string, string>> | undefined> {
  const steps: { readonly field: string; readonly answer: string | undefined }[] = [];
  for (;;) {
    const answers = Object.fromEntries(
      steps.flatMap(({ field, answer }) => (answer === undefined ? [] : [[field, answer]])),
    );
    const passed = steps.flatMap(({ field, answer }) => (answer === undefined ? [field] : []));
    const question = await client.sendRequest(firstQuestionRequest, { folder: uri.toString(), answers, passed });
    if (question === null) return answers;
    const reaction = await put(question, steps.length + 1);
    if (reaction.kind === 'left') return undefined;
    if (reaction.kind === 'back') steps.pop();
    else steps.push({ field: question.field, answer: reaction.kind === 'answered' ? reaction.answer : undefined });
  }
}

function put(question: FirstQuestion, step: number): Promise<Reaction> {
  return question.choices === undefined ? putText(question, step) : putChoice(question, question.choices, step);
}

type ChoiceItem = vscode.QuickPickItem & { readonly reaction: Reaction };

function putChoice(
  { ask: title, why }: FirstQuestion,
  choices: NonNullable<FirstQuestion['choices']>,
  step: number,
): Promise<Reaction> {
  const pick = vscode.window.createQuickPick<ChoiceItem>();
  pick.items = [
    ...choices.map(({ value, doc, means }): ChoiceItem => {
      const shown = value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
      return {
        label: shown,
        description: shown === value ? doc : '',
        ...(means === '' ? {} : { detail: means }),
        reaction: { kind: 'answered', answer: value },
      };
    }),
    { label: 'I do not know yet', description: 'leaves it open', reaction: { kind: 'passed' } },
  ];
  pick.placeholder = why;
  pick.matchOnDescription = true;
  return follow(pick, title, step, () => pick.selectedItems[0]?.reaction);
}

function putText({ ask: title, why, suggestion }: FirstQuestion, step: number): Promise<Reaction> {
  const box = vscode.window.createInputBox();
  box.prompt = `${why} Leave it empty if you do not know yet.`;
  box.value = suggestion ?? '';
  return follow(box, title, step, () => {
    const answer = box.value.trim();
    return answer === '' ? { kind: 'passed' } : { kind: 'answered', answer };
  });
}

/** Shows an input until it is accepted, left, or the person goes back. */
function follow(
  input: vscode.QuickPick<ChoiceItem> | vscode.InputBox,
  title: string,
  step: number,
  read: () => Reaction | undefined,
): Promise<Reaction> {
  input.title = title;
  input.step = step;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (reaction: Reaction): void => {
      resolve(reaction);
      input.dispose();
    };
    input.onDidAccept(() => {
      const reaction = read();
      if (reaction !== undefined) end(reaction);
    });
    input.onDidTriggerButton(() => end({ kind: 'back' }));
    input.onDidHide(() => end({ kind: 'left' }));
    input.show();
  });
}

/** Has the models of the folder recorded in the new file, saves it, and says what is left. */
async function recordModels(client: LanguageClient, file: vscode.Uri): Promise<void> {
  const { edit, toDo } = await client.sendRequest(recordModelsRequest, { file: file.toString() });
  if (edit !== null) {
    await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    await vscode.workspace.save(file);
  }
  const left = toDo.reduce((sum, { count }) => sum + count, 0);
  const [show, learn] = ['Show Problems', 'Open Walkthrough'];
  const said = `${FILE} is written. ${left === 0 ? 'Nothing is left to do that the tool could see.' : `${left} findings say what to do next.`}`;
  const choice = await vscode.window.showInformationMessage(said, show, learn);
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === learn) await vscode.commands.executeCommand('complianceLens.openWalkthrough');
}
