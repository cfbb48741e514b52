// Words of manifests that are put in the place of others, and where none are.
import assert from 'node:assert/strict';
import { SourceFile } from '../../text/source-file';
import type { DataPath } from '../../text/anchor';
import { applyEdits, composeEdits } from './edits';

function reword(file: string, text: string, path: DataPath, from: string, to: string): string | undefined {
  const anchor = { file, path, part: 'key' } as const;
  const composed = composeEdits(
    [{ kind: 'reword', anchor, rewordings: [{ from, to }] }],
    () => new SourceFile(file, text),
  );
  if (!composed.ok) return undefined;
  return applyEdits(
    text,
    composed.edits.flatMap(({ edits }) => edits),
  );
}

const pom = (version: string, properties: string): string =>
  `<project><properties>${properties}</properties><dependencies><dependency><artifactId>a</artifactId><version>${version}</version></dependency></dependencies></project>\n`;
const inPom = ['project', 'dependencies', 'dependency'];

describe('words of a manifest', () => {
  const cases: readonly (readonly [
    title: string,
    file: string,
    text: string,
    path: DataPath,
    from: string,
    after: string | undefined,
  ])[] = [
    ['stand in the entry', 'requirements.txt', 'a==1.0\nb==1.0\n', [1], '==1.0', 'a==1.0\nb==9\n'],
    ['are not part of longer ones', 'requirements.txt', 'a==11.0\n', [0], '1.0', undefined],
    ['are not the beginning of longer ones', 'requirements.txt', 'a==1.0.1\n', [0], '1.0', undefined],
    ['are not a pre-release of longer ones', 'requirements.txt', 'a==1.0-rc1\n', [0], '1.0', undefined],
    ['stand there once', 'requirements.txt', 'a>=1.0,!=1.0\n', [0], '1.0', undefined],
    ['are not sealed', 'requirements.txt', 'a==1.0 --hash=sha256:ab\n', [0], '==1.0', undefined],
    ['are still there', 'requirements.txt', 'a==2.0\n', [0], '==1.0', undefined],
    ['belong to an entry that is there', 'requirements.txt', 'a==1.0\n', [3], '==1.0', undefined],
    [
      'stand on the line of code',
      'Gemfile',
      "gem 'a', '1.0' # not '1.1'\n",
      ['gems', 'a'],
      '1.0',
      "gem 'a', '9' # not '1.1'\n",
    ],
    [
      'are defined by a property',
      'pom.xml',
      pom('${v.a}', '<v.a>1.0</v.a><x.v.a>1.0</x.v.a>'),
      inPom,
      '1.0',
      pom('${v.a}', '<v.a>9</v.a><x.v.a>1.0</x.v.a>'),
    ],
    ['are defined once', 'pom.xml', pom('${v}', '<v>1.0</v><v>1.0</v>'), inPom, '1.0', undefined],
    ['are defined as something else', 'pom.xml', pom('${v}', '<v>1.1</v>'), inPom, '1.0', undefined],
    ['are in a known manifest', 'notes.txt', 'a==1.0\n', [0], '==1.0', undefined],
  ];
  for (const [title, file, text, path, from, after] of cases) {
    it(`${after === undefined ? 'stay where it is not so: they' : 'are replaced where they'} ${title}`, () => {
      const to = from.startsWith('==') ? '==9' : '9';
      assert.equal(reword(file, text, path, from, to), after);
    });
  }

  it('are the first that are found', () => {
    const text = '[package]\nname = "a"\nrust-version = "1.60"\n';
    const anchor = { file: 'Cargo.toml', path: ['package', 'rust-version'], part: 'value' } as const;
    const rewordings = [
      { from: '>=1.60', to: '>=1.90' },
      { from: '1.60', to: '1.90' },
    ];
    const composed = composeEdits([{ kind: 'reword', anchor, rewordings }], () => new SourceFile('Cargo.toml', text));
    assert.ok(composed.ok);
    assert.match(applyEdits(text, composed.edits[0]?.edits ?? []), /rust-version = "1\.90"/);
  });
});
