// Names of PHP packages: `vendor/name` for packages, bare words for what the platform has to offer.
import { makePurl, type Purl } from '../../terms/purl';

/** PHP itself, its extensions and libraries, and Composer's own programming interfaces. */
const PLATFORM =
  /^(?:php(?:-(?:64bit|ipv6|zts|debug))?|hhvm|(?:ext|lib)-[\w.-]+|composer(?:-(?:plugin|runtime)-api)?)$/i;

/** Whether the name means a part of the platform and no package. */
export function isPlatform(name: string): boolean {
  return PLATFORM.test(name);
}

/** The purl of a package; undefined where its name cannot be one. */
export function composerPurl(name: string, version: string | undefined): Purl | undefined {
  const [, namespace, base] = /^([^/\s]+)\/([^/\s]+)$/.exec(name.trim()) ?? [];
  return base === undefined ? undefined : makePurl({ type: 'composer', namespace, name: base, version });
}

/** Letter case does not count. */
export function spellPackage(name: string): string {
  return name.toLowerCase();
}

/** A licence, or several of which one may be chosen. */
export function composerLicense(license: unknown): string | undefined {
  const names = (Array.isArray(license) ? license : [license]).flatMap((each: unknown) =>
    typeof each === 'string' && each.trim() !== '' ? each : [],
  );
  return names.length > 1 ? `(${names.join(' OR ')})` : names[0];
}
