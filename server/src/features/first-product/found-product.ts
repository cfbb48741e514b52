// What the files of a folder say of the product in it: name, version, licence, repository.
// Invariant: only what is literally written there; the first file that says a thing wins.
import { json } from '../../syntax/json';
import { toml } from '../../syntax/toml';

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

type Data = Readonly<Record<string, unknown>>;

/** By the file's name, in the order in which they are believed. */
const readers: Readonly<Record<string, (text: string) => FoundProduct>> = {
  'package.json': (text) => fromPackage(asData(json.readPlainly(text))),
  'pyproject.toml': (text) => fromPyproject(asData(toml.readPlainly(text))),
  'Cargo.toml': (text) => fromCargo(asData(toml.readPlainly(text))),
  'composer.json': (text) => fromPackage(asData(json.readPlainly(text))),
};

/** The files that are read for it. */
export const describingFiles: readonly string[] = Object.keys(readers);

/** What the files of one folder say; `textOf` gives a file's text, undefined where it is not there. */
export function findProduct(textOf: (name: string) => string | undefined): FoundProduct {
  const found = Object.entries(readers).flatMap(([name, read]) => {
    const text = textOf(name);
    return text === undefined ? [] : [read(text)];
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
function fromPackage(data: Data): FoundProduct {
  const { repository } = data;
  const address = typeof repository === 'string' ? repository : asData(repository)['url'];
  return {
    name: text(data['name'])?.replace(/^@[^/]+\//, ''),
    version: text(data['version']),
    license: text(data['license']),
    repository: text(address)?.replace(/^git\+/, ''),
  };
}

function fromPyproject(data: Data): FoundProduct {
  const project = asData(data['project']);
  const poetry = asData(asData(data['tool'])['poetry']);
  const { license } = project;
  const addresses = asData(project['urls']);
  const named = Object.keys(addresses).find((key) => /^(?:repository|source|source code|code)$/i.test(key));
  return {
    name: text(project['name']) ?? text(poetry['name']),
    version: text(project['version']) ?? text(poetry['version']),
    license: text(license) ?? text(asData(license)['text']) ?? text(poetry['license']),
    repository: (named === undefined ? undefined : text(addresses[named])) ?? text(poetry['repository']),
  };
}

function fromCargo(data: Data): FoundProduct {
  const own = asData(data['package']);
  return {
    name: text(own['name']),
    version: text(own['version']),
    license: text(own['license']),
    repository: text(own['repository']),
  };
}

function asData(value: unknown): Data {
  // A map of data has text keys; what it holds is looked at before it is used.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
