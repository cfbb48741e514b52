// What a scenario is given: an editor on the screen, and the folder that is open in it.
// Invariant: scenarios of one run share the scene and play in order.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EditorPage } from '../editor-page';

export type Scene = Readonly<{
  editor: EditorPage;
  /** The absolute path of the open folder, a copy that may be changed. */
  workspace: string;
  /** Opens a folder of the workspace by itself, in a window of its own. */
  openFolder: (path: string) => Promise<EditorPage>;
}>;

/** Declares mocha tests that play in a scene; the scene is there once they run. */
export type Scenario = (scene: () => Scene) => void;

/** The saved text of a file once it holds what is looked for; what it holds instead after ten seconds. */
export async function readSaved({ workspace }: Scene, path: string, holds: RegExp): Promise<string> {
  for (let tries = 0; ; tries++) {
    const text = await readFile(join(workspace, path), 'utf8');
    if (holds.test(text) || tries === 100) return text;
    await sleep(100);
  }
}
