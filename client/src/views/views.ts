// The Compliance container of the activity bar: its trees, what they are filtered by, and what their menus do.
// Invariant: no view opens by itself; a finished check has the open ones ask again.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Status } from '../protocol';
import { openRulePage } from '../rule-pages';
import { ComplianceTree, type ShownItem } from './compliance-tree';
import { contextActions } from './context-actions';
import { openExplanation, provideExplanations } from './explanations';
import { askFilter, noFilter } from './filter';
import { LearnView } from './learn-view';
import { gapsPage, matrixPage, registerPage, timelinePage } from './page-kinds';
import type { TreeFilter, TreeView } from './requests';
import { TablePages } from './table-pages';

const viewNames: readonly TreeView[] = ['risks', 'requirements', 'dependencies', 'models'];

/** Checks follow each other while a person types; the trees wait for so many milliseconds without one. */
const QUIET = 200;

export class Views implements vscode.Disposable {
  readonly #trees: readonly ComplianceTree[];
  readonly #views: readonly vscode.TreeView<ShownItem>[];
  readonly #learn: LearnView;
  readonly #matrix: TablePages;
  readonly #gaps: TablePages;
  readonly #timeline: TablePages;
  readonly #register: TablePages;
  readonly #disposables: vscode.Disposable;
  #filter = noFilter;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient, extension: vscode.Uri) {
    this.#trees = viewNames.map((view) => new ComplianceTree(view, client, () => this.#filter));
    this.#views = this.#trees.map((treeDataProvider, index) =>
      vscode.window.createTreeView(`complianceLens.${viewNames[index] ?? ''}`, {
        treeDataProvider,
        showCollapseAll: true,
      }),
    );
    this.#learn = new LearnView(client, extension);
    this.#matrix = new TablePages(matrixPage, client, extension);
    this.#gaps = new TablePages(gapsPage, client, extension);
    this.#timeline = new TablePages(timelinePage, client, extension);
    this.#register = new TablePages(registerPage, client, extension);
    const commands: Readonly<Record<string, (item: ShownItem) => unknown>> = {
      'complianceLens.showMatrix': () => this.#matrix.show(),
      'complianceLens.exportMatrixHtml': () => this.#matrix.export('html'),
      'complianceLens.exportMatrixCsv': () => this.#matrix.export('csv'),
      'complianceLens.showGapReport': () => this.#gaps.show(),
      'complianceLens.exportGapReportHtml': () => this.#gaps.export('html'),
      'complianceLens.exportGapReportCsv': () => this.#gaps.export('csv'),
      'complianceLens.showSupportTimeline': () => this.#timeline.show(),
      'complianceLens.exportSupportTimelineHtml': () => this.#timeline.export('html'),
      'complianceLens.exportSupportTimelineCsv': () => this.#timeline.export('csv'),
      'complianceLens.showModelRegister': () => this.#register.show(),
      'complianceLens.exportModelRegisterHtml': () => this.#register.export('html'),
      'complianceLens.exportModelRegisterCsv': () => this.#register.export('csv'),
      'complianceLens.views.filter': () => askFilter(this.#filter, (filter) => this.#setFilter(filter)),
      'complianceLens.views.clearFilter': () => this.#setFilter(noFilter),
      'complianceLens.views.showOnlyShort': () => this.#setFilter({ ...this.#filter, onlyShort: true }),
      'complianceLens.views.showAll': () => this.#setFilter({ ...this.#filter, onlyShort: false }),
      'complianceLens.views.explain': (item) =>
        item.rule === undefined ? openExplanation(item) : openRulePage(extension, item.rule),
      ...contextActions(client),
    };
    this.#disposables = vscode.Disposable.from(
      ...this.#views,
      this.#learn,
      this.#matrix,
      this.#gaps,
      this.#timeline,
      this.#register,
      provideExplanations(client),
      ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    );
  }

  /** Follows the server: a finished check is shown, and an empty view says what to do next. */
  update({ state, products, errors, warnings }: Status): void {
    if (state === 'ready') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), QUIET);
    }
    if (state === 'reading') return;
    const shown = state === 'ready' && products.length === 0 ? 'no-product' : state;
    void vscode.commands.executeCommand('setContext', 'complianceLens.state', shown);
    // The container shows the sum of its views' badges; errors alone are worth one.
    const [first] = this.#views;
    const tooltip = `${errors} errors, ${warnings} warnings`;
    if (first !== undefined) first.badge = errors === 0 ? undefined : { value: errors, tooltip };
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
    this.#learn.refresh();
    this.#matrix.refresh();
    this.#gaps.refresh();
    this.#timeline.refresh();
    this.#register.refresh();
  }

  #setFilter(filter: TreeFilter): void {
    this.#filter = filter;
    const { text, onlyShort } = filter;
    const words = [...(text === '' ? [] : [`"${text}"`]), ...(onlyShort ? ['only what falls short'] : [])];
    for (const view of this.#views) view.description = words.join(', ');
    void vscode.commands.executeCommand('setContext', 'complianceLens.isFiltered', words.length > 0);
    void vscode.commands.executeCommand('setContext', 'complianceLens.onlyShort', onlyShort);
    for (const tree of this.#trees) tree.refresh();
  }
}
