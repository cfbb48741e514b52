// Holds every import of server/src and client/src against the map of rooms, and keeps the outside world out of the inner rooms.
// Invariant: sources are read by the TypeScript compiler; tests beside the code may import from anywhere.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { fdir } from 'fdir';
import ts from 'typescript';
import { rooms } from '../../scripts/rooms';
import { rules } from '../../server/src/rules/rules';

const SOURCES = 'server/src';
const names = rooms.map((room) => room.name);

interface Import {
  readonly from: string;
  /** A path from the project's folder without ending, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
}

function filesBelow(folder: string): readonly string[] {
  const files = new fdir().withRelativePaths().crawl(folder).sync();
  const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts'));
  return code.map((file) => `${folder}/${file}`).sort();
}

/** What a text imports, as it names it; `require` counts too. */
function importedBy(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function importsOf(file: string): readonly Import[] {
  return importedBy(readFileSync(file, 'utf8')).map((fileName) => {
    const isPackage = !fileName.startsWith('.');
    return { from: file, to: isPackage ? fileName : posix.join(posix.dirname(file), fileName), isPackage };
  });
}

/** The room of a path below server/src; undefined for every other path and for a file beside the rooms. */
function roomOf(path: string): string | undefined {
  const [room, ...rest] = path.startsWith(`${SOURCES}/`) ? path.slice(SOURCES.length + 1).split('/') : [];
  return rest.length > 0 ? room : undefined;
}

/** Why an import between rooms is not allowed; undefined where it is. */
function objection({ from, to }: Import): string | undefined {
  const room = rooms.find(({ name }) => name === roomOf(from));
  const target = roomOf(to);
  if (room === undefined) return 'it stands in no room';
  if (target === room.name || (target === undefined && room.outside && to === 'package.json')) return undefined;
  if (target === undefined) return 'that is outside the rooms';
  if (room.closed.includes(target)) return `${room.name}/ must not know ${target}/`;
  return names.indexOf(target) < names.indexOf(room.name) ? undefined : `${target}/ is not above ${room.name}/`;
}

const files = filesBelow(SOURCES);
const imports = files.flatMap(importsOf);
const inner = files.filter((file) => rooms.some((room) => room.name === roomOf(file) && !room.outside));
const describeImport = ({ from, to }: Import) => `${from} imports ${to}`;

describe('rooms', () => {
  it('knows every folder of server/src, and the list closes only rooms that it has', () => {
    assert.deepEqual(
      [...new Set(files.map((file) => roomOf(file) ?? file))].filter((room) => !names.includes(room)),
      [],
    );
    for (const [index, { name, closed }] of rooms.entries()) {
      assert.deepEqual(
        closed.filter((other) => !names.slice(0, index).includes(other)),
        [],
        `${name} closes rooms before it`,
      );
    }
  });

  it('sees imports of every form', () => {
    const text = `import a from './a'; import type { B } from './b'; export * from './c'; void import('./d'); require('./e');`;
    assert.deepEqual(importedBy(text), ['./a', './b', './c', './d', './e']);
    assert.ok(imports.length > 500, `${imports.length} imports`);
  });

  it('objects to what the map forbids', () => {
    const cases: readonly (readonly [string, string, string | undefined])[] = [
      ['terms/purl', 'rules/rule', 'rules/ is not above terms/'],
      ['rules/risk/suspect-control', 'syntax/tree', 'rules/ must not know syntax/'],
      ['cli/main', 'lsp/server', 'cli/ must not know lsp/'],
      ['lsp/server', 'cli/main', 'cli/ is not above lsp/'],
      ['check/judge', 'rules/rules', undefined],
      ['check/judge', 'check/finding', undefined],
    ];
    for (const [from, to, expected] of cases) {
      assert.equal(objection({ from: `${SOURCES}/${from}`, to: `${SOURCES}/${to}`, isPackage: false }), expected);
    }
  });

  it('are entered from below only', () => {
    const wrong = imports.flatMap((link) => {
      const reason = link.isPackage ? undefined : objection(link);
      return reason === undefined ? [] : [`${describeImport(link)}: ${reason}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('hold rules that do not know each other', () => {
    const files = new Set(rules.map(({ name }) => `${SOURCES}/rules/${name}`));
    for (const file of files) assert.ok(existsSync(`${file}.ts`), `${file}.ts holds the rule of that name`);
    const wrong = imports.filter(({ from, to }) => files.has(from.slice(0, -'.ts'.length)) && files.has(to));
    assert.deepEqual(wrong.map(describeImport), []);
  });

  it('leave the protocol to lsp/', () => {
    const protocol = imports.filter(({ to, isPackage }) => isPackage && /^vscode(-|$)/.test(to));
    assert.deepEqual(protocol.filter(({ from }) => roomOf(from) !== 'lsp').map(describeImport), []);
  });

  it('leave the server to itself: the client imports nothing of it but types', () => {
    const wrong = filesBelow('client/src').flatMap((file) =>
      valueImportsOf(file).filter(({ to }) => to.startsWith('server/')),
    );
    assert.deepEqual(wrong.map(describeImport), []);
  });

  it('import no part of Node below host/', () => {
    const wrong = imports.filter(
      ({ from, to, isPackage }) =>
        isPackage && inner.includes(from) && (to.startsWith('node:') || builtinModules.includes(to)),
    );
    assert.deepEqual(wrong.map(describeImport), []);
  });

  it('touch neither clock nor process below host/', () => {
    const probe = `const a = process.env; console.log(Buffer, Date.now(), new Date(), performance.now()); setTimeout(f);
      const b = { process: 1, console() {} }; b.process; new Date(0); type T = { console: string };`;
    const found = outsideWorldIn(probe);
    assert.deepEqual(found, ['process', 'console', 'Buffer', 'Date.now', 'new Date()', 'performance', 'setTimeout']);
    const wrong = inner.flatMap((file) => outsideWorldIn(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`));
    assert.deepEqual(wrong, []);
  });
});

/** The imports of a file that are still there when types are gone. */
function valueImportsOf(file: string): readonly Import[] {
  const source = readFileSync(file, 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { verbatimModuleSyntax: true, module: ts.ModuleKind.ESNext },
  });
  const kept = new Set(importedBy(outputText).map((name) => posix.join(posix.dirname(file), name)));
  return importsOf(file).filter(({ to, isPackage }) => !isPackage && kept.has(to));
}

/** Names of the surroundings that code in an inner room may not use. */
const outsideNames = new Set([
  ...['process', 'Buffer', 'console', 'performance', 'globalThis', 'fetch', 'require', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
]);

/** What a text uses of the world outside, in its order. */
function outsideWorldIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && outsideNames.has(node.text) && isUse(node)) found.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now') found.push('Date.now');
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      found.push('new Date()');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022, true));
  return found;
}

/** Whether an identifier stands for a value, not for the name of a property or member. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  const isName = 'name' in parent && parent.name === node;
  return !isName || ts.isShorthandPropertyAssignment(parent);
}
