// The licence texts of the packages that ended up in a bundle, as their licences ask.
// Invariant: a bundled package without a licence file is named with the licence that its package.json states, never left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/** One text with name, version and licence of every package that the bundles and the grammars hold. */
export function collectNotices(metafiles: readonly Metafile[]): string {
  const folders = new Set(['node_modules/@vscode/tree-sitter-wasm']);
  for (const path of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  const notices = [...[...folders].sort().map(describePackage), ...grammarNotices()];
  return ['Compliance Lens contains these packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

function describePackage(folder: string): string {
  // The shape is npm's own; what is missing prints as unknown.
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<
    string,
    unknown
  >;
  const heading = `${String(name)} ${String(version)}\nLicence: ${typeof license === 'string' ? license : 'unknown'}`;
  const file = existsSync(folder)
    ? readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry))
    : undefined;
  return file === undefined ? heading : `${heading}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
}

/** Grammars that come built in a package of another author, which does not carry their licences. */
const foreignGrammars: readonly (readonly [name: string, holder: string])[] = [
  ['tree-sitter-kotlin', 'Copyright (c) 2019 fwcd'],
  ['tree-sitter-swift', 'Copyright (c) 2021 alex-pinkus'],
  ['tree-sitter-dart', 'Copyright (c) 2020-2022 UserNobody14 and others'],
];

/** The notices of those grammars, all under the MIT licence, whose text stands in every copy of this project. */
function grammarNotices(): string[] {
  const terms = readFileSync('LICENSE', 'utf8').split(/\n(?=Permission is hereby granted)/)[1];
  if (terms === undefined) throw new Error('LICENSE is not the MIT licence any more.');
  return foreignGrammars.map(([name, holder]) => `${name}\nLicence: MIT\n\n${holder}\n\n${terms.trim()}`);
}
