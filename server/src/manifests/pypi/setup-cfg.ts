// setup.cfg: what setuptools reads of a package, in sections with keys and indented lines.
// Invariant: every line of a list of requirements is a component or a problem.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { plainScalar, toData, type Child, type MapEntry } from '../../syntax/tree';
import type { Scope } from '../component';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { isFields, type Fields } from '../manifest-data';
import { pythonRuntime } from './python-lines';
import { RequirementList } from './requirement-list';
import { requirementsTxt, withRequirements } from './requirements-txt';
import { setupTells } from './setup-py';

const FORMAT = 'setup.cfg';

/** Sections as maps of keys to the lines of their values. */
const sections = notation(FORMAT, (text) => {
  const entries = new Map<string, { keySpan: MapEntry['keySpan']; keys: MapEntry[] }>();
  let keys: MapEntry[] = [];
  let lines: Child[] = [];
  for (const { index, 0: line } of text.matchAll(/^[^\r\n]+/gm)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const span = { start: index, end: index + line.trimEnd().length };
    const section = /^\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    const [whole, key = '', value = ''] = /^([^\s=:][^=:]*)[=:](.*)$/.exec(line) ?? [];
    if (section !== undefined) {
      const known = entries.get(section);
      keys = known?.keys ?? [];
      lines = [];
      if (known === undefined) entries.set(section, { keySpan: span, keys });
    } else if (/^\s/.test(line)) lines.push(lineAt(index, line, line.trim()));
    else if (whole !== undefined) {
      lines = value.trim() === '' ? [] : [lineAt(index + line.length - value.length, value, value.trim())];
      const keySpan = { start: index, end: index + key.trimEnd().length };
      keys.push({ key: key.trimEnd(), keySpan, node: { kind: 'list', span, items: lines, flow: false }, shift: 0 });
    }
  }
  const maps = [...entries].map(([key, { keySpan, keys: own }]): MapEntry => {
    return { key, keySpan, node: { kind: 'map', span: keySpan, entries: own, flow: false }, shift: 0 };
  });
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: maps, flow: false }, shift: 0 }, problems: [] };
});

function lineAt(index: number, whole: string, text: string): Child {
  const start = index + whole.indexOf(text);
  return { node: plainScalar(text, { start, end: start + text.length }), shift: 0 };
}

export const setupCfg: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: setupTells,
  notation: sections,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const problems: ReadingProblem[] = [];
    const node = sections.treeOf(file).root?.node;
    const data = node === undefined ? undefined : toData(node);
    const root = isFields(data) ? data : {};
    const [metadata, options] = [fieldsIn(root, 'metadata'), fieldsIn(root, 'options')];
    const list = new RequirementList(file.path, problems, textIn(metadata, 'name'));
    const needs: NeededFile[] = [];
    const add = (path: readonly string[], lines: unknown, scope: Scope): void => {
      for (const [at, text] of requirementsIn(path, lines)) {
        const files = /^file:\s*(.*)$/.exec(text)?.[1]?.split(',') ?? [];
        const paths = files.flatMap((each) => joinPath(folderOf(file.path), each.trim()) ?? []);
        needs.push(...paths.map((each) => ({ path: each, format: requirementsTxt })));
        if (paths.length === 0) list.add(at, text, { scope });
      }
    };
    add(['options', 'install_requires'], options.install_requires, 'runtime');
    add(['options', 'tests_require'], options.tests_require, 'development');
    for (const [extra, lines] of Object.entries(fieldsIn(root, 'options.extras_require')))
      add(['options.extras_require', extra], lines, 'optional');
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'pypi',
      name: textIn(metadata, 'name'),
      version: textIn(metadata, 'version'),
      license: textIn(metadata, 'license'),
      repository: textIn(metadata, 'url'),
      components: list.components,
      runtimes: pythonRuntime(file.path, ['options', 'python_requires', 0], textIn(options, 'python_requires')),
      needs,
    };
    return { value, problems };
  },
  resolve: (content, nearby) => withRequirements(content, ['options'], nearby),
};

function fieldsIn(root: Fields, section: string): Fields {
  const fields = root[section];
  return isFields(fields) ? fields : {};
}

/** The first line of a value that is said here: `attr:` and `file:` lead elsewhere. */
function textIn(section: Fields, key: string): string | undefined {
  const lines = section[key];
  const line: unknown = Array.isArray(lines) ? lines[0] : undefined;
  return typeof line === 'string' && !/^(?:attr|file):/.test(line) ? line : undefined;
}

/** One requirement a line. */
function requirementsIn(path: readonly string[], lines: unknown): readonly (readonly [DataPath, string])[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, index) => (typeof line === 'string' ? [[[...path, index], line] as const] : []));
}
