// VS Code in a browser as a person uses it: keys pressed, and what then stands on the screen.
// Invariant: every wait ends by what is seen, never by a guess at how long something takes.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Guides, ofView, webviewFrame } from './guides';

const statusItem = '[id="compliance-lens.compliance-lens.complianceLens.status"]';

export class EditorPage {
  /** The walkthrough and the view "Learn". */
  readonly guides: Guides;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.guides = new Guides(page);
    page.setDefaultTimeout(20_000);
  }

  /** Opens the address and waits until the extension is there, and the files of the folder are listed. */
  async open(address: string): Promise<void> {
    await this.#page.goto(address);
    const files = this.#page.locator('.explorer-folders-view .monaco-list-row');
    const container = this.#page.locator('.activitybar').getByLabel(/^Compliance/);
    await container.first().waitFor({ timeout: 60_000 });
    if (address.includes('folder=')) await files.first().waitFor({ timeout: 60_000 });
  }

  /** Closes the window; each that is open runs a server of its own. */
  async close(): Promise<void> {
    await this.#page.close();
  }

  /** Presses keys, as Playwright names them: `Control+Period`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Types into what has the focus, at the speed of a fast typist. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: 15 });
  }

  /** Opens a file of the workspace by quick open and waits until the editor has the focus. */
  async openFile(name: string): Promise<void> {
    await this.press('Control+KeyP');
    await this.#chooseFirst(name, name);
    await this.#page.locator('.tab.active', { hasText: name }).waitFor();
    await this.#page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Opens a notebook of the workspace by quick open and waits until its cells are there. */
  async openNotebook(name: string): Promise<void> {
    await this.press('Control+KeyP');
    await this.#chooseFirst(name, name);
    await this.#page.locator('.notebook-editor .monaco-editor .view-lines').first().waitFor();
  }

  /** Waits for a line above the text that says so. */
  async waitForCodeLens(text: string): Promise<void> {
    await this.#codeLens(text).waitFor();
  }

  /** Clicks on a line above the text, as the only way to it is the mouse. */
  async pressCodeLens(text: string): Promise<void> {
    await this.#codeLens(text).click();
  }

  /** Runs a command by the title that the palette shows. */
  async runCommand(title: string): Promise<void> {
    await this.#openPalette();
    await this.#chooseFirst(`>${title}`, title);
  }

  /** Runs a command that asks for something, and waits until it does. */
  async runAskingCommand(title: string): Promise<void> {
    await this.#openPalette();
    await this.#choose(`>${title}`, title);
    const palette = this.#page.locator('.quick-input-widget input[type="text"][aria-label*="command"]');
    await palette.waitFor({ state: 'hidden' });
    await this.#page.locator('.quick-input-widget input[type="text"]').waitFor();
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.press('Control+KeyG');
    await this.#page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
    await this.press('Enter');
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Waits for an underlined place in the open file. */
  async waitForSquiggle(severity: 'error' | 'warning' | 'info'): Promise<void> {
    await this.#page.locator(`.monaco-editor .squiggly-${severity}`).first().waitFor({ state: 'attached' });
  }

  /** Waits until nothing in the open file is underlined. */
  async waitForNoSquiggle(): Promise<void> {
    await this.#page.locator('.monaco-editor [class*="squiggly-"]').first().waitFor({ state: 'detached' });
  }

  /** Waits for a row of the Problems panel that holds this text, and returns all of the row. */
  async waitForProblem(text: string): Promise<string> {
    await this.runCommand('Problems: Focus on Problems View');
    const row = this.#page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
    await row.waitFor();
    const seen = await row.innerText();
    await this.#page
      .locator('.editor-instance .monaco-editor textarea, .editor-instance .native-edit-context')
      .first()
      .focus();
    return seen.replaceAll(/\s+/g, ' ');
  }

  /** What the hover at the cursor says. */
  async hover(): Promise<string> {
    await this.press('Control+KeyK', 'Control+KeyI');
    const hover = this.#page
      .locator('.monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content')
      .first();
    await hover.waitFor();
    // The parts of a hover arrive one after the other; "Loading…" stands for those that are not there yet.
    await hover.filter({ hasNotText: 'Loading...' }).waitFor();
    return hover.innerText();
  }

  /** Waits until the hover at the cursor says so, in whichever of its parts. */
  async waitForHover(text: string): Promise<void> {
    await this.hover();
    await this.waitForShownHover(text);
  }

  /** Waits until a hover that nobody asked for by keys says so. */
  async waitForShownHover(text: string): Promise<void> {
    const rows = this.#page.locator('.monaco-resizable-hover .hover-row', { hasText: text });
    await rows.filter({ visible: true }).first().waitFor();
  }

  /** The titles of the quick fixes at the cursor; the menu stays open. A busy editor may lose a key, so it is pressed again. */
  async openQuickFixes(): Promise<string[]> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action');
    const answer = rows.first().or(this.#page.locator('.monaco-editor-overlaymessage')).first();
    for (let attempt = 1; attempt < 4; attempt++) {
      await this.press('Control+Period');
      const isAnswered = await answer.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false, // Not in time: the last attempt below says so.
      );
      if (isAnswered) return rows.allInnerTexts();
    }
    await this.press('Control+Period');
    await answer.waitFor();
    return rows.allInnerTexts();
  }

  /** Chooses from the open menu of quick fixes. */
  async chooseQuickFix(title: string): Promise<void> {
    const menu = this.#page.locator('.action-widget').first();
    const chosen = menu.locator('.monaco-list-row.action.focused', { hasText: title });
    for (let row = 0; row < 20 && (await chosen.count()) === 0; row++) await this.press('ArrowDown');
    await chosen.waitFor();
    await this.press('Enter');
    await menu.waitFor({ state: 'hidden' });
  }

  /** Chooses from the menu of the status item. */
  async chooseFromStatusMenu(title: string): Promise<void> {
    await this.#status().click();
    await this.#chooseFirst(title, title);
  }

  /** Waits until the open file shows this text, white space aside. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.#page.locator('.editor-instance .view-lines', { hasText: text }).first().waitFor();
  }

  /** How many places of the open file are underlined. */
  async countSquiggles(): Promise<number> {
    return this.#page.locator('.monaco-editor [class*="squiggly-"]').count();
  }

  /** Waits until VS Code shows that a file has been changed but not saved. */
  async waitForUnsaved(name: string): Promise<void> {
    await this.#page.locator('.tab.dirty', { hasText: name }).waitFor();
  }

  /** Waits until the status item says something that matches. */
  async waitForStatus(pattern: RegExp): Promise<void> {
    await this.#page.locator(statusItem).getByLabel(pattern).first().waitFor();
  }

  /** Puts the focus into a view of the Compliance container, which opens it, and waits for a row that holds this text. */
  async openView(name: string, row: string): Promise<void> {
    const focus = `Compliance: Focus on ${name} View`;
    await this.runCommand(focus);
    await this.waitForTreeRow(row);
    // The first time the view has no rows yet that could take the focus.
    await this.runCommand(focus);
  }

  /** Folds a view of the side bar, so that the others have its room. */
  async foldView(name: string): Promise<void> {
    await this.#page.locator('.pane-header.expanded', { hasText: name }).first().click();
  }

  /** Waits for a row of a view that holds this text, and returns all of the row. */
  async waitForTreeRow(text: string): Promise<string> {
    const row = this.#treeRow(text);
    await row.waitFor();
    return (await row.innerText()).replaceAll(/\s+/g, ' ');
  }

  /** Waits until no row of a view holds this text. */
  async waitForNoTreeRow(text: string): Promise<void> {
    await this.#treeRow(text).waitFor({ state: 'detached' });
  }

  /** Moves the focus of a view down to the row that holds this text. */
  async moveToTreeRow(text: string): Promise<void> {
    const focused = this.#page.locator('.customview-tree .monaco-list-row.focused', { hasText: text });
    await this.press('Home');
    for (let row = 0; row < 60 && (await focused.count()) === 0; row++) await this.press('ArrowDown');
    await focused.waitFor();
  }

  /** Answers the input box that is open. */
  async answerInput(text: string): Promise<void> {
    const widget = this.#page.locator('.quick-input-widget');
    await widget.locator('input[type="text"]').fill(text);
    await this.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Waits for a question of several, and for what its choices say. */
  async waitForQuestion(title: string, says = /./): Promise<void> {
    const widget = this.#page.locator('.quick-input-widget');
    await widget.locator('.quick-input-title', { hasText: title }).waitFor();
    await widget.filter({ hasText: says }).waitFor();
  }

  /** Answers a question that others may follow; without words what is offered is taken. */
  async answerQuestion(words?: string): Promise<void> {
    if (words !== undefined) await this.#page.locator('.quick-input-widget input[type="text"]').fill(words);
    await this.press('Enter');
  }

  /** Waits for a file or folder in the explorer. */
  async waitForFile(name: string): Promise<void> {
    await this.#page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().waitFor();
  }

  /** Waits for a question that has to be answered before anything else. */
  async waitForDialog(text: string): Promise<void> {
    await this.#page.locator('.monaco-dialog-box', { hasText: text }).waitFor();
  }

  /** Waits until the open file has the cursor in this line, counted from 1. */
  async waitForCursor(name: string, line: number): Promise<void> {
    await this.#page.locator('.tab.active', { hasText: name }).waitFor();
    await this.#page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
  }

  /** Waits until the icon of the Compliance container says something that matches. */
  async waitForBadge(pattern: RegExp): Promise<void> {
    await this.#page.locator('.activitybar').getByLabel(pattern).first().waitFor();
  }

  /** Waits for a button in a view that has nothing to show. */
  async waitForWelcomeButton(title: string): Promise<void> {
    await this.#welcomeButton(title).waitFor();
  }

  /** Presses a button in a view that has nothing to show. */
  async pressWelcomeButton(title: string): Promise<void> {
    await this.#welcomeButton(title).focus();
    await this.press('Enter');
  }

  /** Chooses from the menu of the focused row of a view. */
  async chooseFromContextMenu(title: string): Promise<void> {
    await this.press('Shift+F10');
    const entry = this.#page.locator('.monaco-menu .action-item', { hasText: title }).first();
    await entry.waitFor();
    for (let at = 0; at < 20 && (await entry.and(this.#page.locator('.focused')).count()) === 0; at++)
      await this.press('ArrowDown');
    await this.press('Enter');
    await entry.waitFor({ state: 'hidden' });
  }

  /** Takes the place that a dialog for saving offers for a file of this name. */
  async acceptSaveDialog(name: string): Promise<void> {
    const widget = this.#page.locator('.quick-input-widget');
    const input = widget.locator('input[type="text"]');
    while (!(await input.inputValue()).endsWith(name)) await this.#page.waitForTimeout(50);
    await this.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Waits for a text in the page that an extension shows. */
  async waitForWebviewText(pattern: RegExp): Promise<void> {
    await this.webview().getByText(pattern).first().waitFor();
  }

  /** Waits for the places that are shown within the editor. */
  async waitForPeek(text: string): Promise<void> {
    await this.#page.locator('.peekview-widget', { hasText: text }).first().waitFor();
  }

  /** What of an extension's page has the focus, in the words of a screen reader. */
  async readFocusInWebview(): Promise<string> {
    const focused = this.webview().locator(':focus');
    await focused.waitFor({ state: 'attached' });
    return (await focused.getAttribute('aria-label')) ?? (await focused.innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  /** The inside of the page that an extension shows. */
  webview(): FrameLocator {
    return this.#page.frameLocator(`${webviewFrame}:not(${ofView})`).frameLocator('iframe[title]');
  }

  /** The texts of the notifications that are on the screen. */
  async readNotifications(): Promise<string[]> {
    return this.#page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Writes what is seen into a PNG file. */
  async screenshot(path: string): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    await this.#page.screenshot({ path });
  }

  #codeLens(text: string): Locator {
    return this.#page
      .locator('.monaco-editor .codelens-decoration a, .monaco-editor .codelens-decoration span', { hasText: text })
      .first();
  }

  #welcomeButton(title: string): Locator {
    return this.#page.locator('.welcome-view-content:visible .monaco-button', { hasText: title }).first();
  }

  #treeRow(text: string): Locator {
    return this.#page.locator('.customview-tree .monaco-list-row', { hasText: text }).first();
  }

  #status(): Locator {
    return this.#page.locator(`${statusItem} a`).first();
  }

  /** A list that is still closing may take the palette along with it, so it is asked for again. */
  async #openPalette(): Promise<void> {
    const input = this.#page.locator('.quick-input-widget input[type="text"]');
    for (let attempt = 1; attempt <= 4; attempt++) {
      await this.press('F1');
      await this.#page.waitForTimeout(50);
      const isOpen = await input.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false, // Not in time: whoever fills it in says so after the last attempt.
      );
      if (isOpen) return;
    }
  }

  async #chooseFirst(query: string, row: string): Promise<void> {
    await this.#choose(query, row);
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async #choose(query: string, row: string): Promise<void> {
    const widget = this.#page.locator('.quick-input-widget');
    await widget.locator('input[type="text"]').fill(query);
    await widget.locator('.monaco-list-row.focused', { hasText: row }).first().waitFor();
    await this.press('Enter');
  }
}
