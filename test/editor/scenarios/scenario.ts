// What a scenario is given: an editor on the screen, and the folder that is open in it.
// Invariant: scenarios of one run share the scene and play in order.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EditorPage } from '../editor-page';

export type Scene = Readonly<{
  editor: EditorPage;
  /** The absolute path of the open folder, a copy that may be changed. */
  workspace: string;
  /** The absolute path of a copy of the sample product. */
  sample: string;
  /** Whether it is the newest version of the editor. */
  isNewest: boolean;
  /** Whether the packed extension is installed; otherwise a window that the editor opens by itself has none. */
  installed: boolean;
  /** Opens a folder in a window of its own: one of the workspace, or any by its absolute path; undefined for none. */
  openFolder: (path: string | undefined) => Promise<EditorPage>;
  /** Makes a folder with files, and gives its absolute path. */
  newFolder: (files: Readonly<Record<string, string>>) => string;
}>;

/** Declares mocha tests that play in a scene; the scene is there once they run. */
export type Scenario = (scene: () => Scene) => void;

/** The saved text of a file once it holds what is looked for; what it holds instead after ten seconds. */
export async function readSaved({ workspace }: Scene, path: string, holds: RegExp): Promise<string> {
  for (let tries = 0; ; tries++) {
    // A file that is still to be written holds nothing yet.
    const text = await readFile(resolve(workspace, path), 'utf8').catch(() => '');
    if (holds.test(text) || tries === 100) return text;
    await sleep(100);
  }
}
