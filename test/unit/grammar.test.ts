// Tokenises the fixtures of test/unit/grammar with the grammars that package.json contributes: always inside the small
// host grammars that stand there, and inside VS Code's own grammars, which "npm test" installs before.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fdir } from 'fdir';
import { createRegistry, type IGrammarConfig } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import manifest from '../../package.json';
import { tagFor, taggedSources } from './tagged-sources';

const folder = 'test/unit/grammar';
const fixtures = readdirSync(folder).filter((name) => /\.(yaml|txt)$/.test(name));
const injections: readonly IGrammarConfig[] = manifest.contributes.grammars;
const yamlHost = join(folder, 'yaml-host.tmLanguage.json');
const ownHosts: readonly IGrammarConfig[] = [
  { path: yamlHost, scopeName: 'source.yaml' },
  { path: yamlHost, scopeName: 'source.yaml.1.2' },
  { path: join(folder, 'code-host.tmLanguage.json'), scopeName: 'source.ts' },
  { path: join(folder, 'kotlin-host.tmLanguage.json'), scopeName: 'source.kotlin' },
  { path: join(folder, 'one-piece-host.tmLanguage.json'), scopeName: 'source.rust' },
];

function grammarAt(path: string): IGrammarConfig {
  // A grammar file without a scope name does not exist; should one, no fixture will find it.
  const { scopeName } = JSON.parse(readFileSync(path, 'utf8')) as { scopeName: string };
  return { path, scopeName };
}

/** The extensions of VS Code that bring the grammars of the languages in which trace tags are tried. */
const languages = [
  ...['cpp', 'csharp', 'dart', 'go', 'java', 'javascript', 'python', 'rust', 'shellscript', 'swift'],
  ...['typescript-basics', 'yaml'],
];

/** The names of the grammars by the endings of files. */
const scopeOf: Readonly<Record<string, string>> = {
  kt: 'source.kotlin',
  py: 'source.python',
  rs: 'source.rust',
  sh: 'source.shell',
};

/** The grammars of each VS Code that has been downloaded, by the folder of its extensions. */
function editorHosts(): ReadonlyMap<string, readonly IGrammarConfig[]> {
  if (!existsSync('.vscode-test')) return new Map();
  const places = new fdir()
    .withRelativePaths()
    .filter((path) => path.endsWith('extensions/yaml/syntaxes/yaml.tmLanguage.json'))
    .crawl('.vscode-test')
    .sync()
    .map((path) => dirname(dirname(dirname(path))));
  return new Map(places.map((place) => [place, grammarsOf(join('.vscode-test', place))]));
}

function grammarsOf(extensions: string): readonly IGrammarConfig[] {
  return languages
    .map((name) => join(extensions, name, 'syntaxes'))
    .flatMap((syntaxes) => readdirSync(syntaxes).map((name) => join(syntaxes, name)))
    .filter((path) => path.endsWith('.tmLanguage.json'))
    .map(grammarAt);
}

async function checkFixture(hosts: readonly IGrammarConfig[], fixture: string): Promise<void> {
  const testCase = parseGrammarTestCase(readFileSync(join(folder, fixture), 'utf8'));
  assert.ok(testCase.assertions.length > 0, 'a fixture asserts something');
  const failures = await runGrammarTestCase(createRegistry([...hosts, ...injections]), testCase);
  const told = failures.map(({ line, start, end, missing, unexpected, actual }) => {
    return `line ${line + 1}, ${start}-${end}: missing [${missing.join(' ')}] unexpected [${unexpected.join(' ')}] in [${actual.join(' ')}]`;
  });
  assert.deepEqual(told, []);
}

/** The tokens of YAML without what the injections add, so that both ways of reading can be compared. */
async function yamlTokens(grammars: readonly IGrammarConfig[], lines: readonly string[]): Promise<string[]> {
  const grammar = await createRegistry([...grammars]).loadGrammar('source.yaml');
  assert.ok(grammar !== null);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return lines.flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return Array.from(line, (character, column) => {
      const scopes = tokens.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex)?.scopes ?? [];
      const own = scopes.filter((scope) => !scope.endsWith('.compliance') && !scope.startsWith('meta.stream'));
      return `${character} ${[...new Set(own)].join(' ')}`;
    });
  });
}

/** The ids of a text that are coloured as those of trace tags, in a grammar with the injections. */
async function colouredIds(hosts: readonly IGrammarConfig[], scope: string, text: string): Promise<string[]> {
  const grammar = await createRegistry([...hosts, ...injections]).loadGrammar(scope);
  assert.ok(grammar !== null, scope);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const ids = tokens.filter(({ scopes }) => scopes.includes('variable.other.constant.record.compliance'));
    return ids.map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex));
  });
}

describe('grammars', () => {
  const hosts = new Map([['the small hosts', ownHosts], ...editorHosts()]);

  for (const [place, grammars] of hosts) {
    describe(`inside ${place}`, () => {
      for (const fixture of fixtures) {
        it(`colours ${fixture}`, () => checkFixture(grammars, fixture));
      }

      for (const [ending, text] of Object.entries(taggedSources)) {
        const scope = scopeOf[ending] ?? `source.${ending}`;
        // The small hosts know but a few languages, and VS Code itself has no grammar for Kotlin.
        const known = [...grammars, ...ownHosts.filter(({ scopeName }) => scopeName === 'source.kotlin')];
        if (grammars === ownHosts && scope !== 'source.kotlin') continue;
        it(`colours the trace tag of a .${ending} file, and nothing that only looks like one`, async () => {
          assert.deepEqual(await colouredIds(known, scope, text.replace('§', tagFor('YES-1'))), ['YES-1']);
        });
      }

      it('lets YAML be YAML: words are added to its tokens, and none is changed', async () => {
        const { source } = parseGrammarTestCase(readFileSync(join(folder, 'annotation-file.yaml'), 'utf8'));
        assert.deepEqual(await yamlTokens([...grammars, ...injections], source), await yamlTokens(grammars, source));
      });
    });
  }

  it('was checked inside the grammars of VS Code', function () {
    if (hosts.size > 1) return;
    console.log('      skipped: no VS Code in .vscode-test; "npm test editors unit" puts them there first');
    this.skip();
  });
});
