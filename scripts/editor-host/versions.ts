// The two VS Code versions that the extension is tested in, and what each needs to run in a browser.
// Invariant: `lowest.vscode` is the version that engines.vscode in package.json asks for.

export type EditorVersion = Readonly<{
  /** VS Code's own version, as `@vscode/test-electron` names it. */
  vscode: string;
  /** The version of the npm package `code-server` that holds this VS Code. */
  codeServer: string;
  /** The major version of Node that this VS Code server asks for. */
  node: number;
}>;

export const lowest: EditorVersion = { vscode: '1.100.3', codeServer: '4.100.3', node: 20 };
export const newest: EditorVersion = { vscode: '1.139.1', codeServer: '4.139.1', node: 24 };

/** The search program that VS Code 1.100 downloads when it is installed; later versions bring it along. */
export const searchPackage = '@vscode/ripgrep-universal@1.18.0';
