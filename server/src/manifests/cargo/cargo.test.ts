// Cargo.toml and Cargo.lock as one thing: sections, workspaces, renames, sources and what is broken.
import assert from 'node:assert/strict';
import { SourceFile } from '../../text/source-file';
import { Manifests } from '../../workspace/manifests';
import { ComponentJoiner } from '../../workspace/components';
import { formatOf } from '../formats';

/** The components of files by path, as `*name@version range scope source < way`, and what was wrong. */
function join(files: Readonly<Record<string, string>>): { readonly lines: string[]; readonly problems: string[] } {
  const facts = Object.entries(files).map(([path, text]) => {
    const [file, format] = [new SourceFile(path, text), formatOf(path)];
    assert.ok(format);
    return [path, { kind: 'manifest', file, format, reading: format.read(file), code: undefined }] as const;
  });
  const { components, unread } = new ComponentJoiner().join(Object.keys(files), Manifests.of(facts));
  return {
    lines: components.map(({ component: { name, version, range, direct, scope, source, via } }) => {
      const way = via.length === 0 ? '' : ` < ${via.join(' > ')}`;
      const from = source.kind === 'registry' ? '' : ` ${source.kind}${source.pinned ? ' pinned' : ''}`;
      return `${direct ? '*' : ''}${name}@${version ?? '?'}${range === undefined ? '' : ` ${range}`} ${scope}${from}${way}`;
    }),
    problems: [
      ...facts.flatMap(([, { reading }]) => reading.problems.map(({ kind, message }) => `${kind}: ${message}`)),
      ...unread.map(({ problem: { kind, message } }) => `${kind}: ${message}`),
    ],
  };
}

const entry = (
  name: string,
  version: string,
  dependencies: readonly string[] = [],
  source = 'registry+https://github.com/rust-lang/crates.io-index',
): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n${source === '' ? '' : `source = "${source}"\n`}dependencies = ${JSON.stringify(dependencies)}\n\n`;

describe('Cargo', () => {
  it('reads sections, targets, renames and sources', () => {
    const { lines, problems } = join({
      'Cargo.toml': `[package]
name = "gateway"
version = "1.0.0"
rust-version = "1.80"

[dependencies]
serde = "1.0"
exact = "=2.3.4"
json = { package = "serde_json", version = "1", optional = true }
ecg = { git = "https://git.example/ecg", rev = "3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b" }
near = { path = "../near" }

[dev-dependencies]
proptest = "1"

[build-dependencies.cc]
version = "1.1"

[target.'cfg(unix)'.dependencies]
nix = ">=0.28, <0.30"
`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*serde@? 1.0 runtime',
      '*exact@2.3.4 =2.3.4 runtime',
      '*serde_json@? 1 optional',
      '*ecg@? runtime git pinned',
      '*near@? runtime path',
      '*proptest@? 1 development',
      '*cc@? 1.1 development',
      '*nix@? >=0.28, <0.30 runtime',
      '*rust@? >=1.80 runtime',
    ]);
  });

  it('joins a workspace with its lockfile, each member with its own', () => {
    const { lines, problems } = join({
      'Cargo.toml': '[workspace]\nmembers = ["app", "core"]\n[workspace.dependencies]\nrand = "0.8"\n',
      'app/Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\ncore = { path = "../core" }\nrand.workspace = true\n',
      'core/Cargo.toml':
        '[package]\nname = "core"\nversion = "0.1.0"\n[dependencies]\nrand = "0.7"\n[dev-dependencies]\nquick = "1"\n',
      'Cargo.lock': `version = 3\n${entry('app', '0.1.0', ['core', 'rand 0.8.5'], '')}${entry('core', '0.1.0', ['quick', 'rand 0.7.3'], '')}${entry('quick', '1.0.3')}${entry('rand', '0.7.3', ['libc'])}${entry('rand', '0.8.5', ['libc'])}${entry('libc', '0.2.150')}${entry('left', '9.9.9')}`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      'left@9.9.9 runtime',
      '*core@0.1.0 runtime path',
      '*rand@0.8.5 0.8 runtime',
      'libc@0.2.150 runtime < rand',
      '*rand@0.7.3 0.7 runtime',
      '*quick@1.0.3 1 development',
    ]);
  });

  it('knows by their manifests what own crates need for tests alone, and what they can do without', () => {
    const { lines, problems } = join({
      'Cargo.toml': '[workspace]\nmembers = ["app", "core"]\n',
      'app/Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\ncore = { path = "../core" }\n',
      'core/Cargo.toml':
        '[package]\nname = "core"\nversion = "0.1.0"\n[dependencies]\ngui = { version = "1", optional = true }\n[dev-dependencies]\nproptest = "1"\n',
      'Cargo.lock': `version = 3\n${entry('app', '0.1.0', ['core'], '')}${entry('core', '0.1.0', ['gui', 'proptest'], '')}${entry('gui', '1.0.0', ['libc'])}${entry('proptest', '1.5.0', ['rand'])}${entry('rand', '0.8.5')}${entry('libc', '0.2.150')}`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*core@0.1.0 runtime path',
      'libc@0.2.150 optional < core > gui',
      '*gui@1.0.0 1 optional',
      '*proptest@1.5.0 1 development',
      'rand@0.8.5 development < proptest',
    ]);
  });

  it('says what it cannot know', () => {
    assert.deepEqual(
      join({ 'Cargo.toml': '[package]\nname = "x"\n[dependencies]\na.workspace = true\nb = 3\n' }).problems,
      [
        'broken: "b" needs a version, or a table with one, a path or a repository.',
        'unknowable: The version of "a" is the workspace\'s, and no workspace here states it.',
      ],
    );
  });

  it('reads checksums of version 1', () => {
    const format = formatOf('Cargo.lock');
    const text = `[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+r"\n\n[metadata]\n"checksum a 1.0.0 (registry+r)" = "abc"\n`;
    const reading = format?.read(new SourceFile('Cargo.lock', text));
    assert.deepEqual(
      reading?.value.components.map(({ hashes }) => hashes),
      [['sha256:abc']],
    );
  });
});
