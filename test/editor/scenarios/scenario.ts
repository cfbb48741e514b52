// What a scenario is given: an editor on the screen, and the folder that is open in it.
import type { EditorPage } from '../editor-page';

export type Scene = Readonly<{
  editor: EditorPage;
  /** The absolute path of the open folder, a copy that may be changed. */
  workspace: string;
}>;

/** Declares mocha tests that play in a scene; the scene is there once they run. */
export type Scenario = (scene: () => Scene) => void;
