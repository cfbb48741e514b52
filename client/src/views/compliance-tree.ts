// One tree of the Compliance container: it asks the server for every list and shows what comes.
// Invariant: nothing is kept; what a person opened is kept by the editor, by the ids that the server gives.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { openRulePageCommand } from '../rule-pages';
import { iconOf, spokenLabel } from './icons';
import { describeRequest, treeRequest, type TreeFilter, type TreeItem, type TreeView } from './requests';

export const goToCommand = 'complianceLens.views.goTo';

/** An item with the view in which it stands, as the commands of its menu get it. */
export type ShownItem = TreeItem & Readonly<{ view: TreeView }>;

export class ComplianceTree implements vscode.TreeDataProvider<ShownItem> {
  readonly #view: TreeView;
  readonly #client: LanguageClient;
  readonly #filter: () => TreeFilter;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(view: TreeView, client: LanguageClient, filter: () => TreeFilter) {
    this.#view = view;
    this.#client = client;
    this.#filter = filter;
  }

  /** Has the editor ask again for what it shows. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(parent?: ShownItem): Promise<ShownItem[]> {
    if (!this.#client.isRunning()) return [];
    const view = this.#view;
    const above = parent === undefined ? {} : { parent: parent.id };
    const items = await this.#client.sendRequest(treeRequest, { view, filter: this.#filter(), ...above });
    return items.map((item) => ({ ...item, view }));
  }

  getTreeItem(shown: ShownItem): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(shown.label, shown.hasChildren ? (shown.isOpen ? Expanded : Collapsed) : None);
    item.id = shown.id;
    item.description = shown.description;
    item.iconPath = iconOf(shown);
    item.contextValue = menuOf(shown);
    item.accessibilityInformation = { label: spokenLabel(shown) };
    if (!shown.isDescribed) item.tooltip = [shown.label, shown.description].filter((part) => part !== '').join('\n');
    if (shown.place !== undefined) item.command = { command: goToCommand, title: 'Go To', arguments: [shown] };
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, { view, id, isDescribed }: ShownItem): Promise<vscode.TreeItem> {
    const markdown = isDescribed ? await this.#client.sendRequest(describeRequest, { view, id }) : null;
    if (markdown === null) return item;
    const tooltip = new vscode.MarkdownString(markdown, true);
    tooltip.isTrusted = { enabledCommands: [openRulePageCommand] };
    item.tooltip = tooltip;
    return item;
  }
}

/** Words by which package.json decides what the menu of an item offers. */
function menuOf({ kind, place, name, rule, isDescribed }: TreeItem): string {
  const words = [
    kind,
    place === undefined ? '' : 'placed',
    name === undefined ? '' : 'named',
    rule !== undefined || isDescribed ? 'explained' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
