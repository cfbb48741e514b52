// What version managers call languages and tools, and how they write versions: `lts/hydrogen`, `temurin-17.0.9`, `3.12-dev`.
// Invariant: a language is a runtime, any other tool serves development; a version is said only where it names one line.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Runtime } from '../component';

/** Languages by the names that version managers give them, with the names under which their support is known. */
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      node: 'node',
      nodejs: 'node',
      python: 'python',
      ruby: 'ruby',
      java: 'java',
      go: 'go',
      golang: 'go',
      php: 'php',
    },
    ...{ dotnet: 'dotnet', 'dotnet-core': 'dotnet', erlang: 'erlang', elixir: 'elixir', rust: 'rust', deno: 'deno' },
    ...{
      bun: 'bun',
      swift: 'swift',
      kotlin: 'kotlin',
      scala: 'scala',
      perl: 'perl',
      r: 'r',
      julia: 'julia',
      dart: 'dart',
    },
    ...{ flutter: 'flutter', lua: 'lua', crystal: 'crystal', zig: 'zig', haskell: 'ghc', ghc: 'ghc', ocaml: 'ocaml' },
    ...{ groovy: 'groovy', clojure: 'clojure', nim: 'nim' },
  }),
);

/** Builds of a language by others, where the name of the build is not the product's. */
const builds: ReadonlyMap<string, string> = new Map([
  ['cpython', 'python'],
  ['oracle', 'oracle-jdk'],
]);

/** The endings by which SDKMAN tells the vendors of Java. */
const javaVendors: ReadonlyMap<string, string> = new Map([
  ['tem', 'temurin'],
  ['amzn', 'corretto'],
  ['oracle', 'oracle-jdk'],
  ['open', 'openjdk'],
  ['zulu', 'zulu'],
  ['librca', 'liberica'],
  ['ms', 'microsoft-openjdk'],
  ['sapmchn', 'sapmachine'],
  ['sem', 'semeru'],
  ['graal', 'graalvm'],
  ['graalce', 'graalvm-community'],
]);

/** A file being read: what it asks for, and what cannot be known of that. */
export interface Asked {
  readonly file: string;
  readonly runtimes: Runtime[];
  readonly components: Component[];
  readonly problems: ReadingProblem[];
}

/** Nothing asked for yet. */
export function nothingAsked(file: string): Asked {
  return { file, runtimes: [], components: [], problems: [] };
}

/** Notes a tool in a version, as a version manager's file asks for it. */
export function askFor(asked: Asked, tool: string, written: string, path: DataPath): void {
  const anchor = { file: asked.file, path, part: 'value' } as const;
  const range = written.trim();
  if (range === '') {
    asked.problems.push({ anchor, message: `It names no version of ${tool}.`, kind: 'broken' });
    return;
  }
  if (range === 'system' || /^(?:path|ref):/.test(range)) {
    const message = `The version of ${tool} is "${range.slice(0, 100)}", which says no number.`;
    asked.problems.push({ anchor, message, kind: 'unknowable' });
  }
  const language = languages.get(tool.toLowerCase());
  const { product, version } = readVersion(language ?? tool, range);
  const purl = makePurl({ type: 'generic', name: product, version });
  if (purl === undefined) return;
  if (language !== undefined) asked.runtimes.push({ purl, name: product, range, anchor });
  else
    asked.components.push(
      componentOf({ purl, name: tool, version, range, direct: true, scope: 'development', anchor }),
    );
}

/** The product, which may be another's build of it, and the version where the text names one line. */
export function readVersion(
  tool: string,
  text: string,
): { readonly product: string; readonly version: string | undefined } {
  const codename = tool === 'node' ? /^lts[/-]([a-z]+)$/.exec(text)?.[1] : undefined;
  if (codename !== undefined) return { product: tool, version: codename };
  if (tool === 'rust' && /^nightly-\d{4}-\d{2}-\d{2}$/.test(text)) return { product: tool, version: text };
  const [, build, behind] = /^([a-z_]+(?:-[a-z_]+)*)(?:\d[\d.]*)?[-@]v?(\d.*)$/i.exec(text) ?? [];
  const [, before, ending = ''] = (tool === 'java' ? /^(\d.*)-([a-z]+)$/.exec(text) : null) ?? [];
  const vendor = javaVendors.get(ending);
  if (vendor !== undefined) return { product: vendor, version: lineOf(before) };
  return {
    product: build === undefined ? tool : productOf(build.toLowerCase()),
    version: lineOf(behind ?? text),
  };
}

function productOf(build: string): string {
  const [maker = ''] = build.split('-');
  return builds.get(maker) ?? languages.get(maker) ?? maker;
}

/** The text without its `v`, where it is a number and no pattern. */
function lineOf(text: string | undefined): string | undefined {
  const version = /^v?(\d[\w.+-]*)$/.exec(text ?? '')?.[1];
  return version === undefined || /(?:^|\.)x(?:\.|$)/i.test(version) ? undefined : version;
}
