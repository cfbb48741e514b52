// One tree of the Compliance container: it asks the server for every list and shows what comes.
// Invariant: what a person opened is kept by the editor, by the ids that the server gives; a tree that stays the same is left alone.
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
  /** What the server answered last, by the node above. */
  readonly #answers = new Map<string | undefined, string>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(view: TreeView, client: LanguageClient, filter: () => TreeFilter) {
    this.#view = view;
    this.#client = client;
    this.#filter = filter;
  }

  /** Has the editor ask again for what it shows. */
  refresh(): void {
    this.#answers.clear();
    this.#changed.fire(undefined);
  }

  /** The same if anything that was shown reads differently now, so that a tree does not flicker while a person types. */
  async refreshIfChanged(): Promise<void> {
    for (const [parent, before] of this.#answers) {
      if (JSON.stringify(await this.#ask(parent)) !== before) return this.refresh();
    }
    if (this.#answers.size === 0) this.refresh();
  }

  async getChildren(parent?: ShownItem): Promise<ShownItem[]> {
    const items = await this.#ask(parent?.id);
    this.#answers.set(parent?.id, JSON.stringify(items));
    return items.map((item) => ({ ...item, view: this.#view }));
  }

  async #ask(parent: string | undefined): Promise<readonly TreeItem[]> {
    if (!this.#client.isRunning()) return [];
    const asked = { view: this.#view, filter: this.#filter() };
    return this.#client.sendRequest(treeRequest, parent === undefined ? asked : { ...asked, parent });
  }

  getTreeItem(shown: ShownItem): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(shown.label, shown.hasChildren ? (shown.isOpen ? Expanded : Collapsed) : None);
    // While words are looked for, what is opened to show them is not remembered.
    const { text } = this.#filter();
    item.id = text === '' ? shown.id : `${text} ${shown.id}`;
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
function menuOf({ kind, place, name, rule, address, offers, isDescribed }: TreeItem): string {
  const words = [
    kind,
    ...offers,
    address === undefined ? '' : 'official',
    place === undefined ? '' : 'placed',
    name === undefined ? '' : 'named',
    rule !== undefined || isDescribed ? 'explained' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
