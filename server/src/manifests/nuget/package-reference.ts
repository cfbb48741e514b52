// How .NET's files name a package and say its version, and which packages only tests need.
// Invariant: a version is one version or none. A bare one counts as such: NuGet takes the lowest version that will do.
import type { DataAnchor } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import { nuget } from '../../terms/versions/nuget';
import { componentOf, type Component, type Scope } from '../component';

const ID = /^[\p{L}\p{N}_.-]{1,300}$/u;

/** A package that a manifest names, with what is written of its version; undefined where the name cannot be one. */
export function packageComponent(
  name: string,
  written: string | undefined,
  anchor: DataAnchor,
  scope: Scope = 'runtime',
): Component | undefined {
  const { version, range } = readVersion(written);
  const purl = ID.test(name) ? makePurl({ type: 'nuget', name, version }) : undefined;
  return purl && componentOf({ purl, name, version, range, direct: true, scope, anchor });
}

/** What is written as a version: exactly one (`1.0`, `[1.0]`, `= 1.0`), or a range. */
export function readVersion(text: string | undefined): Pick<Component, 'version' | 'range'> {
  const range = text?.trim();
  if (range === undefined || range === '') return { version: undefined, range: undefined };
  const exact = /^(?:\[\s*([^,[\]]+?)\s*\]|={1,2}\s*(\S+))$/.exec(range);
  const asked = exact?.[1] ?? exact?.[2] ?? range;
  return { version: nuget.isExactVersion(asked) ? asked : undefined, range };
}

/** Names of packages, which count without regard to letter case. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}

/** What only projects of tests, benchmarks and fuzzing have; a library for tests, such as one for assertions, may be more. */
const TEST_FRAMEWORK = new RegExp(
  `^(?:${[
    'microsoft\\.net\\.test\\.sdk',
    'microsoft\\.testing\\.(?:platform(?:\\.msbuild)?|extensions\\..+)',
    'microsoft\\.playwright\\.(?:nunit|mstest|xunit)',
    'mstest(?:\\.(?:sdk|testframework|testadapter))?',
    'nunit(?:3testadapter|lite)?',
    'xunit(?:\\.(?:core|v3(?:\\..+)?|runner\\.visualstudio))?',
    'ytest\\.mtp\\..+|tunit|expecto|fixie|machine\\.specifications',
    'fscheck\\.(?:xunit|nunit)|verify\\.(?:xunit|nunit|mstest)|(?:specflow|reqnroll)\\..+',
    'coverlet\\.(?:collector|msbuild)|benchmarkdotnet|sharpfuzz',
  ].join('|')})$`,
  'i',
);

/** Whether only a project of tests or benchmarks has that package. */
export function isTestFramework(name: string): boolean {
  return TEST_FRAMEWORK.test(name);
}
