// Files that hold the version of one language or tool: .nvmrc, .python-version and their like.
// Invariant: the first line counts; pyenv alone takes several.
import { baseName, type SourceFile } from '../../text/source-file';
import { silent, type Capabilities, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { versionLines } from './line-notations';
import { askFor, nothingAsked } from './version-managers';
import { wordTable } from '../../text/word-table';

export const versionTells: Capabilities = { ...manifestTells, runtimes: 'yes' };

const files: Readonly<Record<string, string>> = wordTable({
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.java-version': 'java',
  '.go-version': 'go',
  '.php-version': 'php',
  '.swift-version': 'swift',
  '.bun-version': 'bun',
  '.dvmrc': 'deno',
  '.perl-version': 'perl',
  '.terraform-version': 'terraform',
  '.opentofu-version': 'opentofu',
  '.bazelversion': 'bazel',
  '.elixir-version': 'elixir',
  '.erlang-version': 'erlang',
  '.flutter-version': 'flutter',
  '.xcode-version': 'xcode',
});

/** One format for each such file. */
export const versionFiles: readonly ManifestFormat[] = Object.entries(files).map(([name, tool]) =>
  versionFile(name, (lines) => (tool === 'python' ? lines : lines.slice(0, 1)).map((text) => [tool, text])),
);

/** `python-3.12.1`: of the platforms that build from it, only Python's name is a version in this way. */
export const runtimeTxt = versionFile('runtime.txt', (lines) =>
  lines.slice(0, 1).flatMap((text) => (text.startsWith('python-') ? [['python', text] as const] : [])),
);

type ToolsOf = (lines: readonly string[]) => readonly (readonly [tool: string, version: string])[];

function versionFile(name: string, toolsOf: ToolsOf): ManifestFormat {
  return {
    name,
    purlType: 'generic',
    kind: 'manifest',
    tells: versionTells,
    notation: versionLines,
    matches: (path) => baseName(path) === name,
    read(file) {
      const asked = nothingAsked(file.path);
      const lines = linesOf(file);
      toolsOf(lines).forEach(([tool, text], index) => askFor(asked, tool, text, [index]));
      const { runtimes, components, problems } = asked;
      if (lines.length === 0)
        problems.push({
          anchor: { file: file.path, path: [], part: 'value' },
          message: 'It names no version.',
          kind: 'broken',
        });
      return {
        value: { ...silent, file: file.path, format: name, purlType: 'generic', runtimes, components },
        problems,
      };
    },
  };
}

function linesOf(file: SourceFile): readonly string[] {
  const root = versionLines.treeOf(file).root?.node;
  return root?.kind === 'list' ? root.items.flatMap(({ node }) => (node.kind === 'scalar' ? [node.text] : [])) : [];
}
