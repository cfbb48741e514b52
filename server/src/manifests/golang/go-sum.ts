// go.sum: the digests of all module versions that a build may have looked at. It is no list of what is used: go.mod is,
// and takes its digests from here. Source of the format: go.dev/ref/mod, "go.sum files".
import type { Span } from '../../text/span';
import { baseName } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { plainScalar, type MapEntry, type SyntaxProblem } from '../../syntax/tree';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';

export interface GoSumContent extends ManifestContent {
  /** By `path@version`: digests of the module's files; what only has one of its go.mod is not used. */
  readonly digests: ReadonlyMap<string, string>;
}

const LINE = /^(\S+)[ \t]+(\S+)[ \t]+(\S+)[ \t]*$/;

/** Goes through the lines of a text and gives those that are none of a go.sum: the first hundred. */
function eachLine(
  text: string,
  take: (path: string, version: string, digest: string, span: Span) => void,
): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [, path, version = '', digest = ''] = LINE.exec(line) ?? [];
    const span = { start: index, end: index + line.length };
    if (path !== undefined) take(path, version, digest, span);
    else if (line.trim() !== '' && problems.length < 100)
      problems.push({ span, message: 'A line of go.sum is a module, a version and a digest.' });
  }
  return problems;
}

const sums = notation('go.sum', (text) => {
  const entries = new Map<string, MapEntry>();
  const problems = eachLine(text, (path, version, digest, { start, end }) => {
    const key = `${path}@${version}`;
    const node = plainScalar(digest, { start: end - digest.length, end });
    entries.set(key, { key, keySpan: { start, end: start + path.length }, node, shift: 0 });
  });
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: [...entries.values()], flow: false }, shift: 0 }, problems };
});

export const goSum: ManifestFormat = {
  name: 'go.sum',
  purlType: 'golang',
  kind: 'lockfile',
  tells: { ...manifestTells, versions: 'no', ranges: 'no', direct: 'no', scope: 'no', hashes: 'yes' },
  notation: sums,
  matches: (path) => /^go(?:\.work)?\.sum$/.test(baseName(path)),
  read(file) {
    const digests = new Map<string, string>();
    // Without the tree, which few ask for: a big repository has hundreds of thousands of lines.
    const problems = eachLine(file.text, (path, version, digest) => {
      if (!version.endsWith('/go.mod')) digests.set(`${path}@${version}`, digest);
    });
    const value: GoSumContent = { ...silent, file: file.path, format: 'go.sum', purlType: 'golang', digests };
    return {
      value,
      problems: problems.map(({ span, message }) => ({ anchor: { file: file.path, span }, message, kind: 'broken' })),
    };
  },
};

export function isGoSum(content: ManifestContent | undefined): content is GoSumContent {
  return content?.format === goSum.name;
}
