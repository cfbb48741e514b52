// The dependencies of a build script: what its `dependencies` blocks add, at whatever depth, and Spring's BOM imports.
// Decided here: platforms and BOMs fix versions and are development; what is compiled with only is a peer; a project of
// the same build is no component. Invariant: every argument of a dependency is a component, an own project, or a gap.
import type { DataPath } from '../../text/anchor';
import { componentOf, type Component, type Scope } from '../component';
import { withoutRepeats } from '../repeats';
import { scopeOfConfiguration } from './configurations';
import { nameComponent, readVersion, type Coordinates } from './coordinates';
import { asPlatform, readArgument, readParts, type Added } from './gradle-arguments';
import type { Surroundings } from './gradle-model';
import type { Piece, Statement } from './gradle-script';
import { evaluate } from './gradle-values';
import type { VersionGaps } from './version-gaps';

/** Where a statement stands. */
interface Place {
  readonly block: 'none' | 'dependencies' | 'constraints' | 'management';
  readonly isOfBuild: boolean;
  readonly isOfTests: boolean;
}

const CONTROL = /^(?:if|else|for|while|when|try|finally|with|also|apply|let|run)$/;
/** Blocks and calls within `dependencies` that add nothing. */
const NO_CONFIGURATION =
  /^(?:modules|components|artifactTypes|attributesSchema|registerTransform|configurations(?:\..*)?|resolutionStrategy(?:\..*)?|exclude|println|return|because|import)$/;
const TESTS = /(?:^t|T)est/;
const KOTLIN = 'org.jetbrains.kotlin';

/** All dependencies of a script. `kotlin` is the version of the Kotlin plugin, which Kotlin's own libraries take. */
export function readDependencies(
  file: string,
  statements: readonly Statement[],
  around: Surroundings,
  gaps: VersionGaps,
  kotlin: string | undefined,
): readonly Component[] {
  const reader = new DependencyReader(file, around, gaps, kotlin);
  reader.walk(statements, { block: 'none', isOfBuild: false, isOfTests: false });
  return reader.finish();
}

/** Where a statement adds something, and what for. */
interface Use {
  readonly statement: Statement;
  readonly path: DataPath;
  readonly part: 'key' | 'value';
  readonly scope: Scope;
}

/** A dependency before it is known what constraints say of it. */
interface Wanted extends Use {
  readonly coordinates: Coordinates;
  readonly isComputed: boolean;
}

class DependencyReader {
  readonly #file: string;
  readonly #around: Surroundings;
  readonly #gaps: VersionGaps;
  readonly #kotlin: string | undefined;
  readonly #wanted: Wanted[] = [];
  readonly #found: Component[] = [];
  /** Versions that constraints say, by `group:artifact`. */
  readonly #constraints = new Map<string, string>();

  constructor(file: string, around: Surroundings, gaps: VersionGaps, kotlin: string | undefined) {
    this.#file = file;
    this.#around = around;
    this.#gaps = gaps;
    this.#kotlin = kotlin;
  }

  walk(statements: readonly Statement[], place: Place): void {
    for (const statement of statements) {
      if (place.block === 'none') this.#walkScript(statement, place);
      else if (place.block === 'management') this.#walkManagement(statement, place);
      else this.#walkDependencies(statement, place);
    }
  }

  finish(): readonly Component[] {
    for (const wanted of this.#wanted) this.#addWanted(wanted);
    return withoutRepeats(this.#found);
  }

  #walkScript({ name, block }: Statement, place: Place): void {
    if (block.length === 0) return;
    const inner = {
      block: /(?:^|\.)dependencies$/.test(name)
        ? 'dependencies'
        : name === 'dependencyManagement'
          ? 'management'
          : 'none',
      isOfBuild: place.isOfBuild || name === 'buildscript',
      isOfTests: place.isOfTests || TESTS.test(name),
    } as const;
    this.walk(block, inner);
  }

  /** `imports { mavenBom "…" }` and `dependencies { dependency "…" }` of Spring's plugin. */
  #walkManagement(statement: Statement, place: Place): void {
    const { name, block } = statement;
    if (name === 'mavenBom') this.#addCall(statement, 'mavenBom', place);
    else if (name === 'dependency') this.#constrain(statement);
    else if (name === 'dependencySet') this.#constrainSet(statement);
    else this.walk(block, place);
  }

  #walkDependencies(statement: Statement, place: Place): void {
    const { name, block, isAssignment } = statement;
    if (isAssignment || NO_CONFIGURATION.test(name)) return;
    if (name === 'constraints') this.walk(block, { ...place, block: 'constraints' });
    else if (CONTROL.test(name) || (statement.arguments.length === 0 && block.length > 0)) this.walk(block, place);
    else if (place.block === 'constraints') this.#constrain(statement);
    else this.#addCall(statement, name, place);
  }

  #addCall(statement: Statement, name: string, { isOfBuild, isOfTests }: Place): void {
    const isAdd = /(?:^|\.)add(?:Provider)?$/.test(name);
    const [first, ...others] = statement.arguments;
    const configuration = isAdd && first !== undefined ? (evaluate(first.pieces, this.#around) ?? '') : name;
    const given = isAdd ? others : statement.arguments;
    const usual = scopeOfConfiguration(configuration.slice(configuration.lastIndexOf('.') + 1));
    const isDevelopment = isOfBuild || name === 'mavenBom' || (isOfTests && usual === 'runtime');
    const scope = isDevelopment ? 'development' : usual;
    const whole = readParts(given, this.#around);
    if (whole !== undefined) this.#addRead(whole, { statement, path: statement.path, part: 'key', scope }, name);
    for (const { pieces, path } of whole === undefined ? given.filter(({ label }) => label === undefined) : []) {
      const added = readArgument(pieces, this.#around);
      const isBom = name === 'mavenBom' && added.kind === 'things';
      this.#addRead(isBom ? asPlatform(added) : added, { statement, path, part: 'value', scope }, shorten(pieces));
    }
  }

  #addRead(added: Added, use: Use, written: string): void {
    const scope = 'isPlatform' in added && added.isPlatform ? 'development' : use.scope;
    switch (added.kind) {
      case 'own':
        return;
      case 'files':
        return this.#gaps.unnamedFiles(use.path, written);
      case 'unknown':
        return this.#gaps.computed(use.path, written);
      case 'catalog':
        for (const component of added.components) this.#found.push({ ...component, scope });
        return this.#explainCatalog(added, use.path);
      case 'things':
        for (const thing of added.things) {
          const version = thing.version ?? this.#richVersion(use.statement.block);
          this.#wanted.push({ ...use, coordinates: { ...thing, version }, isComputed: added.isComputed, scope });
        }
    }
  }

  /** A version of a catalog may be said by a platform. */
  #explainCatalog({ components }: Extract<Added, { kind: 'catalog' }>, path: DataPath): void {
    for (const { name, range } of components) if (range === undefined) this.#explain(path, name);
  }

  #addWanted({ path, part, coordinates, isComputed, scope }: Wanted): void {
    const { group, artifact } = coordinates;
    const own = coordinates.version ?? this.#constraints.get(`${group}:${artifact}`);
    const written = readVersion(own ?? (group === KOTLIN ? this.#kotlin : undefined));
    const version = isComputed ? undefined : written.version;
    const named = nameComponent({ ...coordinates, version });
    if (named === undefined) return this.#gaps.computed(path, `${group}:${artifact}`);
    const anchor = { file: this.#file, path, part };
    this.#found.push(componentOf({ ...named, ...written, version, direct: true, scope, anchor }));
    if (isComputed) this.#gaps.computedVersion(path, named.name);
    else if (written.range === undefined) this.#explain(path, named.name);
  }

  #explain(path: DataPath, name: string): void {
    if (!this.#around.isLocked) this.#gaps.unversioned(path, name, 'a platform, a constraint or a plugin of the build');
  }

  /** `version { strictly "…"; prefer "…" }` */
  #richVersion(block: readonly Statement[]): string | undefined {
    const rich = block.filter(({ name }) => name === 'version').flatMap((statement) => statement.block);
    for (const name of ['strictly', 'require', 'prefer']) {
      const [value] = rich.find((each) => each.name === name)?.arguments ?? [];
      const text = value && evaluate(value.pieces, this.#around);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  #constrain(statement: Statement): void {
    const whole = readParts(statement.arguments, this.#around);
    const each =
      whole === undefined ? statement.arguments.map(({ pieces }) => readArgument(pieces, this.#around)) : [whole];
    for (const added of each) {
      const things = added.kind === 'things' && !added.isComputed ? added.things : [];
      for (const { group, artifact, version = this.#richVersion(statement.block) } of things)
        if (version !== undefined) this.#constraints.set(`${group}:${artifact}`, version);
    }
  }

  /** `dependencySet(group: "g", version: "v") { entry "a" }` */
  #constrainSet(statement: Statement): void {
    const valueOf = (label: string): string | undefined => {
      const found = statement.arguments.find((each) => each.label === label);
      return found && evaluate(found.pieces, this.#around);
    };
    const [group, version] = [valueOf('group'), valueOf('version')];
    for (const entry of statement.block.filter(({ name }) => name === 'entry')) {
      const artifact = entry.arguments[0] && evaluate(entry.arguments[0].pieces, this.#around);
      if (group !== undefined && version !== undefined && artifact !== undefined)
        this.#constraints.set(`${group}:${artifact}`, version);
    }
  }
}

/** An expression in short, for a message. */
function shorten(pieces: readonly Piece[]): string {
  const words = pieces.map((piece) => {
    if ('text' in piece) return piece.text;
    return piece.kind === 'group' ? `${piece.open}${shorten(piece.pieces)}${piece.open === '(' ? ')' : ']'}` : '';
  });
  const text = words.join('');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
