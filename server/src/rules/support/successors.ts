// What can take the place of a component that nobody looks after: as its publisher names it, as the table does, or as others
// do. Invariant: a name is taken from a publisher's words only where they say that it is to be used instead.
import { replacementsOf, type Replacement } from '../../support/replacements';
import { fullName } from '../../terms/purl';
import { partOf } from '../../text/anchor';
import type { Change, Fix } from '../../text/change';
import { baseName } from '../../text/source-file';
import { listed } from '../naming';
import type { Concern } from './concerns';

/** What is known of what can take a component's place. */
export interface Successors {
  /** The best first. */
  readonly replacements: readonly Replacement[];
  /** Whether its publisher, or whoever wrote the snapshot, says so. */
  readonly isOfficial: boolean;
}

/** What can take the component's place; undefined where nobody has said. */
export function successorsOf({ component, bringer, answer }: Concern): Successors | undefined {
  if (bringer !== undefined) return undefined;
  const stated = answer.successor ?? successorIn(component.deprecated ?? answer.reason ?? '');
  if (stated !== undefined) return { replacements: [{ kind: 'package', name: stated }], isOfficial: true };
  const replacements = component.purl.type === 'npm' ? replacementsOf(fullName(component.purl)) : [];
  return replacements.length === 0 ? undefined : { replacements, isOfficial: false };
}

const NAME = String.raw`@[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*|[a-z0-9][\w.-]*(?:\/[\w.-]+)?`;
const INSTEAD = [
  new RegExp(
    String.raw`\b(?:use|in favou?r of|renamed to|moved to|replaced (?:by|with)|superseded by|migrate to|switch to)\s+(?:the\s+)?(?:npm\s+)?(?:package\s+)?([\`'"])(${NAME})\1`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:use|in favou?r of|renamed to|moved to|replaced (?:by|with)|superseded by|migrate to|switch to)\s+(?:the\s+)?()(@[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)`,
    'i',
  ),
  new RegExp(String.raw`\buse\s+()([a-z][\w]*(?:[-/][\w.-]+)?)\s+(?:package\s+)?instead\b`, 'i'),
  new RegExp(String.raw`^abandoned, use ()([\w.-]+\/[\w.-]+)$`),
];

/** Words that stand where a name does, and are none. */
const noNames: ReadonlySet<string> = new Set([
  ...['it', 'that', 'this', 'them', 'one', 'native', 'the', 'a', 'an', 'your', 'our', 'something', 'another', 'npm'],
]);

/** The package that a publisher's words name: `use \`a\` instead`, `renamed to @a/b`; undefined where they name none. */
export function successorIn(words: string): string | undefined {
  for (const look of INSTEAD) {
    const name = look.exec(words)?.[2]?.replace(/[.]+$/, '');
    if (name !== undefined && !noNames.has(name.toLowerCase()) && !/^v?\d[\d.x]*$/.test(name)) return name;
  }
  return undefined;
}

/** `fetch, ofetch or ky`, with who suggests them; undefined where nobody does. */
export function describeSuccessors(successors: Successors | undefined): string | undefined {
  if (successors === undefined) return undefined;
  const { replacements, isOfficial } = successors;
  const names = replacements.slice(0, 3).map(({ kind, name }) => (kind === 'built-in' ? `the built-in ${name}` : name));
  return `${listed(names, 3, 'or')}${isOfficial ? '' : ', as module-replacements suggests'}`;
}

/** In these a key is a package and its value a range; what stands for any version in them. */
const anyVersion: ReadonlyMap<string, string> = new Map([
  ['package.json', '*'],
  ['composer.json', '*'],
  ['pubspec.yaml', 'any'],
]);

/**
 * Writes each successor in the component's place, in any version: which one, the person or the package manager decides,
 * and until then it has findings of its own. What the platform has needs no entry.
 */
export function successorFixes(concern: Concern): readonly Fix[] {
  const { component, alike } = concern;
  const { anchor, name, direct, source } = component;
  const any = anyVersion.get(baseName(anchor.file));
  const isNamed = anchor.path.at(-1) === name && anchor.path.length === 2;
  const others = alike.some((each) => each.component.name !== name || each.component.anchor.file !== anchor.file);
  if (any === undefined || !direct || !isNamed || others || source.kind !== 'registry') return [];
  return (successorsOf(concern)?.replacements ?? []).slice(0, 3).flatMap((replacement): readonly Fix[] => {
    const changes: readonly Change[] =
      replacement.kind === 'built-in'
        ? [{ kind: 'remove', anchor: partOf(anchor, 'entry') }]
        : [
            { kind: 'replace', anchor: partOf(anchor, 'value'), text: any },
            { kind: 'rename-key', anchor: partOf(anchor, 'key'), text: replacement.name },
          ];
    if (replacement.kind === 'package' && !isPackageName(replacement.name, component.purl.type)) return [];
    const title =
      replacement.kind === 'built-in'
        ? `Remove ${name}, to use the built-in ${replacement.name} in the code`
        : `Replace ${name} with ${replacement.name}, in any version until you name one; install, and change the code, afterwards`;
    return [{ title, changes, preferred: false }];
  });
}

/** A successor may as well be a product or a release line, which no manifest can name. */
function isPackageName(name: string, type: string): boolean {
  if (type === 'composer') return /^[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*$/.test(name);
  return type === 'pub' ? /^[a-z_][a-z0-9_]*$/.test(name) : /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(name);
}
