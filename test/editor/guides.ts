// What leads a person who is new to it: the walkthrough, and the view "Learn" in the side bar.
// Invariant: as on the page of the editor, every wait ends by what is seen.
import type { FrameLocator, Page } from 'playwright-core';

/** The frame of a page that an extension shows. */
export const webviewFrame = 'iframe.webview.ready';

/** Of those frames the ones in a view. */
export const ofView = '[src*="purpose=webviewView"]';

export class Guides {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a walkthrough with a step of this title. */
  async waitForWalkthrough(step: string): Promise<void> {
    await this.#page.locator('.gettingStartedContainer', { hasText: step }).first().waitFor();
  }

  /** Waits until a step of the open walkthrough is marked as done. */
  async waitForStepDone(step: string): Promise<void> {
    const steps = this.#page.locator('.getting-started-step', { hasText: step });
    await steps.locator('.codicon.complete').first().waitFor();
  }

  /** Whether a step of the open walkthrough is marked as done. */
  async isStepDone(step: string): Promise<boolean> {
    const steps = this.#page.locator('.getting-started-step', { hasText: step });
    return (await steps.locator('.codicon.complete').count()) > 0;
  }

  /** Opens a step of the open walkthrough and presses its button. */
  async pressStepButton(step: string, button: string): Promise<void> {
    await this.#page
      .locator('.getting-started-step', { hasText: step })
      .first()
      .click({ position: { x: 40, y: 10 } });
    await this.#page.locator('.getting-started-step.expanded .monaco-button', { hasText: button }).click();
  }

  /** Waits until the view "Learn" says so of the file in front. */
  async waitForLesson(pattern: RegExp): Promise<void> {
    await this.#learn().locator('summary').filter({ hasText: pattern }).first().waitFor();
  }

  /** Opens a lesson of the view "Learn", if it is not, and presses a button in it. */
  async pressInLesson(lesson: RegExp, button: string): Promise<void> {
    const details = this.#learn().locator('details').filter({ hasText: lesson }).first();
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
    await details.getByRole('button', { name: button }).first().click();
  }

  /** The inside of the view "Learn", which is such a page in the side bar. */
  #learn(): FrameLocator {
    return this.#page.frameLocator(`${webviewFrame}${ofView}`).frameLocator('iframe[title]');
  }
}
