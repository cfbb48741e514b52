// The Compliance container of the activity bar: its four trees, what they are filtered by, and what their menus do.
// Invariant: no view opens by itself; a finished check has the open ones ask again.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Status } from '../protocol';
import { openRulePage } from '../rule-pages';
import { ComplianceTree, goToCommand, type ShownItem } from './compliance-tree';
import { openExplanation, provideExplanations } from './explanations';
import { MatrixPages } from './matrix-pages';
import { openPlace } from './places';
import type { TreeFilter, TreeView } from './requests';

const viewNames: readonly TreeView[] = ['risks', 'requirements', 'dependencies', 'models'];

/** Checks follow each other while a person types; the trees wait for so many milliseconds without one. */
const QUIET = 200;

export class Views implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #trees: readonly ComplianceTree[];
  readonly #views: readonly vscode.TreeView<ShownItem>[];
  readonly #matrix: MatrixPages;
  readonly #disposables: vscode.Disposable;
  #filter: TreeFilter = { text: '', onlyShort: false };
  #timer: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.#client = client;
    this.#trees = viewNames.map((view) => new ComplianceTree(view, client, () => this.#filter));
    this.#views = this.#trees.map((treeDataProvider, index) =>
      vscode.window.createTreeView(`complianceLens.${viewNames[index] ?? ''}`, {
        treeDataProvider,
        showCollapseAll: true,
      }),
    );
    this.#matrix = new MatrixPages(client, extension);
    const commands: Readonly<Record<string, (item: ShownItem) => unknown>> = {
      'complianceLens.showMatrix': () => this.#matrix.show(),
      'complianceLens.views.filter': () => this.#askFilter(),
      'complianceLens.views.clearFilter': () => this.#setFilter({ text: '', onlyShort: false }),
      'complianceLens.views.showOnlyShort': () => this.#setFilter({ ...this.#filter, onlyShort: true }),
      'complianceLens.views.showAll': () => this.#setFilter({ ...this.#filter, onlyShort: false }),
      [goToCommand]: ({ place }) => openPlace(client, place),
      'complianceLens.views.showFixes': ({ place }) => this.#showFixes(place),
      'complianceLens.views.explain': (item) =>
        item.rule === undefined ? openExplanation(item) : openRulePage(extension, item.rule),
      'complianceLens.views.copyName': ({ name }) => vscode.env.clipboard.writeText(name ?? ''),
    };
    this.#disposables = vscode.Disposable.from(
      ...this.#views,
      this.#matrix,
      provideExplanations(client),
      ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    );
  }

  /** Follows the server: a finished check is shown, and an empty view says what to do next. */
  update({ state, products }: Status): void {
    if (state === 'ready') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), QUIET);
    }
    if (state === 'reading') return;
    const shown = state === 'ready' && products === 0 ? 'no-product' : state;
    void vscode.commands.executeCommand('setContext', 'complianceLens.state', shown);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposables.dispose();
  }

  #refresh(): void {
    for (const [index, tree] of this.#trees.entries()) {
      // A view that is hidden asks only once it is shown.
      if (this.#views[index]?.visible === true) void tree.refreshIfChanged();
      else tree.refresh();
    }
    this.#matrix.refresh();
  }

  async #askFilter(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: 'Filter the Compliance Views',
      prompt: 'Words that an entry has to hold; nothing shows everything.',
      value: this.#filter.text,
    });
    if (text !== undefined) this.#setFilter({ ...this.#filter, text: text.trim() });
  }

  #setFilter(filter: TreeFilter): void {
    this.#filter = filter;
    const { text, onlyShort } = filter;
    const words = [...(text === '' ? [] : [`"${text}"`]), ...(onlyShort ? ['only what falls short'] : [])];
    for (const view of this.#views) view.message = words.length === 0 ? '' : `Filter: ${words.join(', ')}`;
    void vscode.commands.executeCommand('setContext', 'complianceLens.isFiltered', words.length > 0);
    void vscode.commands.executeCommand('setContext', 'complianceLens.onlyShort', onlyShort);
    for (const tree of this.#trees) tree.refresh();
  }

  async #showFixes(place: string | undefined): Promise<void> {
    if (await openPlace(this.#client, place)) await vscode.commands.executeCommand('editor.action.quickFix');
  }
}
