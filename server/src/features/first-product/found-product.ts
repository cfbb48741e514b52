// What the files of a folder say of the product in it: name, version, licence, repository.
// Invariant: only what is literally written there; the first file that says a thing wins.
import { isFields, textOf, type Fields } from '../../manifests/manifest-data';
import { json } from '../../syntax/json';
import { toml } from '../../syntax/toml';
import { wordTable } from '../../text/word-table';

export interface FoundProduct {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** As written: most often an SPDX expression. */
  readonly license: string | undefined;
  readonly repository: string | undefined;
}

export const nothingFound: FoundProduct = {
  name: undefined,
  version: undefined,
  license: undefined,
  repository: undefined,
};

/** By the file's name, in the order in which they are believed. */
const readers: Readonly<Record<string, (text: string) => FoundProduct>> = wordTable({
  'package.json': (text) => fromPackage(asData(json.readPlainly(text))),
  'pyproject.toml': (text) => fromPyproject(asData(toml.readPlainly(text))),
  'Cargo.toml': (text) => fromCargo(asData(toml.readPlainly(text))),
  'composer.json': (text) => fromPackage(asData(json.readPlainly(text))),
});

/** The files that are read for it. */
export const describingFiles: readonly string[] = Object.keys(readers);

/** What the files of one folder say; `fileText` gives a file's text, undefined where it is not there. */
export function findProduct(fileText: (name: string) => string | undefined): FoundProduct {
  const found = Object.entries(readers).flatMap(([name, readFile]) => {
    const text = fileText(name);
    return text === undefined ? [] : [readFile(text)];
  });
  const first = (key: keyof FoundProduct): string | undefined =>
    found.map((one) => one[key]).find((value) => value !== undefined);
  return {
    name: first('name'),
    version: first('version'),
    license: first('license'),
    repository: first('repository'),
  };
}

/** package.json and composer.json agree in these keys. */
function fromPackage(data: Fields): FoundProduct {
  const { repository } = data;
  const address = typeof repository === 'string' ? repository : asData(repository).url;
  return {
    name: textOf(data.name)?.replace(/^@[^/]+\//, ''),
    version: textOf(data.version),
    license: textOf(data.license),
    repository: textOf(address)?.replace(/^git\+/, ''),
  };
}

function fromPyproject(data: Fields): FoundProduct {
  const project = asData(data.project);
  const poetry = asData(asData(data.tool).poetry);
  const { license } = project;
  const addresses = asData(project.urls);
  const named = Object.keys(addresses).find((key) => /^(?:repository|source|source code|code)$/i.test(key));
  return {
    name: textOf(project.name) ?? textOf(poetry.name),
    version: textOf(project.version) ?? textOf(poetry.version),
    license: textOf(license) ?? textOf(asData(license).text) ?? textOf(poetry.license),
    repository: (named === undefined ? undefined : textOf(addresses[named])) ?? textOf(poetry.repository),
  };
}

function fromCargo(data: Fields): FoundProduct {
  const own = asData(data.package);
  return {
    name: textOf(own.name),
    version: textOf(own.version),
    license: textOf(own.license),
    repository: textOf(own.repository),
  };
}

function asData(value: unknown): Fields {
  return isFields(value) ? value : {};
}
