// Target frameworks as runtimes: `net8.0-windows`, `netcoreapp3.1`, `net472`, `netstandard2.0`, `v4.7.2` of old projects.
// Invariant: every target framework is a runtime of its own, with a version where the moniker has one.
// Source: learn.microsoft.com/dotnet/standard/frameworks.
import type { DataAnchor } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import type { Runtime, Scope } from '../component';

/** What a moniker means. */
export interface TargetFramework {
  /** As MSBuild calls it: `.NETCoreApp`. */
  readonly identifier: string;
  readonly product: string;
  readonly version: string | undefined;
}

/** The first version of .NET that is called `net`, as .NET Framework was. */
const FIRST_UNIFIED = 5;

/** A short moniker; undefined for what is none. */
export function readMoniker(moniker: string): TargetFramework | undefined {
  const [, family = '', digits = ''] = /^([a-z.]*[a-z])(\d[\d.]*)?(?:[-+].*)?$/i.exec(moniker.trim()) ?? [];
  const name = family.toLowerCase();
  if (name === '') return undefined;
  if (name === 'netcoreapp') return { identifier: '.NETCoreApp', product: 'dotnet', version: versionOf(digits) };
  if (name === 'netstandard') return { identifier: '.NETStandard', product: 'netstandard', version: versionOf(digits) };
  if (name !== 'net') return { identifier: family, product: name, version: versionOf(digits) };
  const version = versionOf(digits);
  if (Number.parseInt(version ?? '', 10) < FIRST_UNIFIED || version === undefined) return frameworkOf(version);
  // `net9` is `net9.0`.
  return { identifier: '.NETCoreApp', product: 'dotnet', version: version.includes('.') ? version : `${version}.0` };
}

/** The version of .NET Framework that an old project states: `v4.7.2`. */
export function readFrameworkVersion(text: string): TargetFramework | undefined {
  const version = /^v?(\d+(?:\.\d+){0,2})$/.exec(text.trim())?.[1];
  return version === undefined ? undefined : frameworkOf(version);
}

/** A runtime at the place where it is asked for. */
export function frameworkRuntime(
  { product, version }: TargetFramework,
  range: string,
  anchor: DataAnchor,
  scope: Scope = 'runtime',
): Runtime | undefined {
  const purl = makePurl({ type: 'generic', name: product, version });
  return purl && { purl, name: product, range, scope, anchor };
}

function frameworkOf(version: string | undefined): TargetFramework {
  return { identifier: '.NETFramework', product: 'dotnet-framework', version };
}

/** `472` is another spelling of `4.7.2`. */
function versionOf(digits: string): string | undefined {
  return digits.includes('.') ? digits : digits.match(/\d/g)?.join('.');
}
