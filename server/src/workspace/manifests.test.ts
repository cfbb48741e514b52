// A manifest is resolved again only if it changed, or something that it asked for.
import assert from 'node:assert/strict';
import { formatOf } from '../manifests/formats';
import { SourceFile } from '../text/source-file';
import type { FileFacts } from './file-facts';
import { Manifests } from './manifests';

function factsOf(path: string, text: string): FileFacts {
  const [file, format] = [new SourceFile(path, text), formatOf(path)];
  assert.ok(format);
  return { kind: 'manifest', file, format, reading: format.read(file), code: undefined };
}

function pom(artifact: string, rest: string): string {
  return `<project><groupId>org.example</groupId><artifactId>${artifact}</artifactId><version>1</version>${rest}</project>`;
}

const parent = `<parent><groupId>org.example</groupId><artifactId>root</artifactId><version>1</version></parent>`;
const uses = (artifact: string): string =>
  `<dependencies><dependency><groupId>org.example</groupId><artifactId>${artifact}</artifactId><version>1</version></dependency></dependencies>`;

describe('the manifests of a workspace', () => {
  const files: Readonly<Record<string, string>> = {
    'pom.xml': pom('root', '<packaging>pom</packaging>'),
    'core/pom.xml': pom('core', parent),
    'app/pom.xml': pom('app', parent + uses('core')),
    'tool/pom.xml': pom('tool', parent + uses('of-others')),
    'apart/pom.xml': pom('apart', ''),
  };
  const cases: readonly (readonly [what: string, changes: Record<string, string | undefined>, resolved: string[]])[] = [
    ['nothing', {}, []],
    ['one that nobody uses', { 'apart/pom.xml': pom('apart', uses('core')) }, ['apart/pom.xml']],
    ['one that another uses', { 'core/pom.xml': pom('core', parent + uses('x')) }, ['app/pom.xml', 'core/pom.xml']],
    ['a parent', { 'pom.xml': pom('root', '') }, ['app/pom.xml', 'core/pom.xml', 'pom.xml', 'tool/pom.xml']],
    [
      'one that is new, and that another waits for',
      { 'new/pom.xml': pom('of-others', '') },
      ['new/pom.xml', 'tool/pom.xml'],
    ],
    ['one that is gone', { 'core/pom.xml': undefined }, ['app/pom.xml']],
    [
      'one that has another name now',
      { 'core/pom.xml': pom('of-others', '') },
      ['app/pom.xml', 'core/pom.xml', 'tool/pom.xml'],
    ],
  ];
  for (const [what, changes, resolved] of cases) {
    it(`are resolved again where it concerns them: ${what}`, () => {
      const facts = new Map(Object.entries(files).map(([path, text]) => [path, factsOf(path, text)]));
      const before = Manifests.of(facts);
      const known = new Map([...facts.keys()].map((path) => [path, before.resolve(path)]));
      for (const [path, text] of Object.entries(changes)) {
        if (text === undefined) facts.delete(path);
        else facts.set(path, factsOf(path, text));
      }
      const after = Manifests.of(facts, before);
      const anew = [...facts.keys()].filter((path) => after.resolve(path) !== known.get(path));
      assert.deepEqual(anew.sort(), resolved);
    });
  }
});
