// An annotation file as read: its records with their places, its single sections, and what did not fit.
// Invariant: records are memoised by their YAML node, so a keystroke reads again only the record that it changed.
import { childPath, type AnchorPart, type DataAnchor, type DataPath } from '../text/anchor';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { nearestName } from '../terms/nearest-name';
import { locate } from '../syntax/locate';
import { isEmpty, type Child, type MapEntry, type SyntaxProblem, type TreeNode } from '../syntax/tree';
import { readYaml, type YamlText } from '../syntax/yaml';
import { isPackFile, isProductFile, sectionsOfFile, type FileSections } from './file-sections';
import { packSections } from './pack';
import { productOnlySections, singleSections, type PolicyValues, type ProductValues, type ScopeClaim } from './product';
import { composePack, emptyPack, type PackValues, type RequirementPack } from './read-pack';
import { readRecord, type PlacedRecord, type RecordKind } from './record-kind';
import { readSuppressions, recordSpans, type Suppression } from './suppressions';
import { unknownKey, type Collector, type Mention, type RecordProblem } from './value-type';

/** A problem with the path from the file's root. */
export type PlacedProblem = RecordProblem & {
  readonly anchor: DataAnchor;
  /** The map that a remedy adds a field to. */
  readonly mapAnchor: DataAnchor;
  /** The record in which it stands; undefined outside of records. */
  readonly record: PlacedRecord | undefined;
};

/** The severities that a product sets: a preset, or by rule and family. */
export type SeveritySettings =
  | 'strict'
  | readonly {
      readonly key: string;
      readonly value: 'error' | 'warning' | 'information' | 'hint' | 'off';
      readonly path: DataPath;
    }[];

/** The single sections of a file; undefined where it has none. */
export interface SingleSections {
  readonly language: number | undefined;
  readonly product: ProductValues | undefined;
  readonly scope: readonly ScopeClaim[];
  readonly policies:
    | {
        readonly safety: PolicyValues | undefined;
        readonly security: PolicyValues | undefined;
        readonly data: PolicyValues | undefined;
      }
    | PolicyValues
    | undefined;
  /** Something in the policies could not be understood, so that their levels are not known for sure. */
  readonly policyInDoubt: boolean;
  readonly severities: SeveritySettings;
  /** Empty but in a requirement pack. */
  readonly pack: PackValues;
}

/** All that one annotation file says. */
export interface AnnotationFile {
  readonly file: SourceFile;
  readonly yaml: YamlText;
  readonly records: readonly PlacedRecord[];
  readonly sections: SingleSections;
  /** Where the file opens a product. */
  readonly productAnchor: DataAnchor | undefined;
  /** What the file declares, if it is a requirement pack whose instrument has an id. */
  readonly pack: RequirementPack | undefined;
  readonly suppressions: readonly Suppression[];
  readonly syntax: readonly SyntaxProblem[];
  /** The records that a syntax error may cut short. */
  readonly halfRead: readonly DataPath[];
  readonly problems: readonly PlacedProblem[];
  /** What the single sections name; that of records stands in their readings. */
  readonly mentions: readonly Mention[];
}

/** The version of the language that this reader knows. */
export const languageVersion = 1;

const memo = new WeakMap<SourceFile, AnnotationFile>();

/** Reads an annotation file, once; never throws. `before` is an earlier reading of the same file. */
export function readAnnotationFile(file: SourceFile, before?: AnnotationFile): AnnotationFile {
  const known = memo.get(file);
  if (known !== undefined) return known;
  const yaml = readYaml(file.text, before?.yaml);
  const reader = new FileReader(file, yaml);
  yaml.documents.forEach((document, index) => reader.readDocument(document.node, index === 0 ? [] : [`#${index}`]));
  const annotation = reader.finish();
  memo.set(file, annotation);
  return annotation;
}

/** The span of an anchor in the file. */
export function locateInAnnotation(annotation: AnnotationFile, path: DataPath, part: AnchorPart): Span {
  const [root, rest] = documentOf(annotation, path);
  return root === undefined ? { start: 0, end: 0 } : locate(root, rest, part);
}

/** The document that a path begins in, and the path within it. */
export function documentOf(annotation: AnnotationFile, path: DataPath): readonly [Child | undefined, DataPath] {
  const first = path[0];
  if (typeof first === 'string' && first.startsWith('#'))
    return [annotation.yaml.documents[Number(first.slice(1))], path.slice(1)];
  return [annotation.yaml.documents[0], path];
}

const emptySections: SingleSections = {
  language: undefined,
  product: undefined,
  scope: [],
  policies: undefined,
  policyInDoubt: false,
  severities: [],
  pack: emptyPack,
};

/** The section that a key of the file stands for: its own, or the nearest that does not stand there; undefined for any other. */
function sectionMeant(key: string, present: ReadonlySet<string>, { kinds, single }: FileSections): string | undefined {
  const names = [...kinds.map((kind) => kind.section), ...Object.keys(single)];
  if (names.includes(key)) return key;
  const nearest = key.startsWith('x-') ? undefined : nearestName(key, names);
  return nearest === undefined || present.has(nearest) ? undefined : nearest;
}

class FileReader {
  readonly #file: SourceFile;
  readonly #yaml: YamlText;
  readonly #known: FileSections;
  readonly #records: PlacedRecord[] = [];
  readonly #problems: PlacedProblem[] = [];
  readonly #mentions: Mention[] = [];
  #sections = emptySections;
  #productAnchor: DataAnchor | undefined;
  #instrumentAnchor: DataAnchor | undefined;
  /** Where sections stand that only the file that opens the product may hold. */
  readonly #productOnly: { readonly key: string; readonly path: DataPath }[] = [];

  readonly #collector: Collector = {
    problem: (problem) => this.#place(problem, []),
    mention: (mention) => this.#mentions.push(mention),
  };

  constructor(file: SourceFile, yaml: YamlText) {
    this.#file = file;
    this.#yaml = yaml;
    this.#known = sectionsOfFile(file.path);
  }

  readDocument(root: TreeNode, prefix: DataPath): void {
    if (root.kind !== 'map') {
      if (!isEmpty(root))
        this.#unfit(
          prefix,
          'value',
          'This file holds no sections.',
          `Begin with "${this.#known.kinds[0]?.section ?? ''}:" or another section.`,
        );
      return;
    }
    const present = new Set(root.entries.map((entry) => entry.key));
    for (const entry of root.entries) this.#readSection(entry, [...prefix, entry.key], present);
  }

  finish(): AnnotationFile {
    if (this.#productAnchor === undefined) {
      for (const { key, path } of this.#productOnly) {
        const what = `"${key}" may only stand in the file that opens the product.`;
        this.#unfit(path, 'key', what, "Move it to the product's compliance.yaml.");
      }
    }
    const pack = isPackFile(this.#file.path) ? this.#composePack() : undefined;
    return {
      file: this.#file,
      yaml: this.#yaml,
      records: this.#records,
      sections: this.#sections,
      productAnchor: this.#productAnchor,
      pack,
      suppressions: readSuppressions(this.#file, this.#yaml, this.#records),
      syntax: this.#yaml.problems,
      halfRead: this.#halfRead(),
      problems: this.#problems,
      mentions: this.#mentions,
    };
  }

  #halfRead(): readonly DataPath[] {
    const { problems } = this.#yaml;
    if (problems.length === 0) return [];
    return recordSpans(this.#yaml, this.#records)
      .filter(({ start, end }) => problems.some(({ span }) => span.start >= start && span.start <= end))
      .map(({ path }) => path);
  }

  /** A misspelt section is read as the one that was meant, and reported once instead of everything that refers into it. */
  #readSection(entry: MapEntry, path: DataPath, present: ReadonlySet<string>): void {
    const name = sectionMeant(entry.key, present, this.#known);
    if (name !== entry.key && !entry.key.startsWith('x-')) this.#unknownSection(entry.key, name, path);
    const kind = this.#known.kinds.find(({ section }) => section === name);
    if (kind !== undefined) this.#readRecords(kind, entry.node, path);
    else if (name !== undefined) this.#readSingle(name, entry, path);
  }

  #readRecords(kind: RecordKind, node: TreeNode, path: DataPath): void {
    if (isEmpty(node)) return;
    if (node.kind !== 'list') {
      this.#unfit(path, 'value', `"${kind.section}" is no list.`, 'Begin each record with "- ".');
      return;
    }
    node.items.forEach((item, index) => {
      if (isEmpty(item.node)) return;
      const reading = readRecord(kind.fields, item.node, kind.title);
      const anchor: DataAnchor = { file: this.#file.path, path: childPath(path, index), part: 'value' };
      const record: PlacedRecord = { kind, anchor, reading };
      // What is no map is no record: of what it lacks nothing more need be said.
      if (item.node.kind === 'map') this.#records.push(record);
      for (const problem of reading.problems) this.#place(problem, anchor.path, record);
    });
  }

  #readSingle(name: string, entry: MapEntry, path: DataPath): void {
    if (productOnlySections.includes(name)) {
      if (name === entry.key) this.#productOnly.push({ key: name, path });
      if (!isProductFile(this.#file.path)) return;
    }
    if (name === 'product') this.#productAnchor = { file: this.#file.path, path, part: 'key' };
    if (isEmpty(entry.node)) return;
    if (name === 'instrument')
      this.#instrumentAnchor ??= { file: this.#file.path, path: [...path, 'id'], part: 'value' };
    this.#sections = { ...this.#sections, ...this.#singleValue(name, entry.node, path, this.#collector) };
  }

  /** The part of the sections that an entry gives; the paths in it count from the file's root. */
  #singleValue(name: string, node: TreeNode, path: DataPath, to: Collector): Partial<SingleSections> {
    switch (name) {
      case 'compliance':
        return { language: this.#language(singleSections.compliance.type.read(node, path, to), path) };
      case 'product':
        return { product: singleSections.product.type.read(node, path, to) };
      case 'scope':
        return { scope: singleSections.scope.type.read(node, path, to) };
      case 'risk-policy':
        return this.#policies(node, path, to);
      case 'rules':
        return { severities: singleSections.rules.type.read(node, path, to) ?? [] };
      default:
        return { pack: { ...this.#sections.pack, ...packValue(name, node, path, to) } };
    }
  }

  #composePack(): RequirementPack | undefined {
    const root = this.#yaml.documents[0]?.node;
    const first = root?.kind === 'map' ? root.entries[0]?.key : undefined;
    if (this.#instrumentAnchor === undefined && first !== undefined) {
      const what = 'This pack does not say what its clauses stand in.';
      const todo = 'Add "instrument:" with an id and a short name.';
      const change = { kind: 'set-field', key: 'instrument', value: { id: '', 'short-name': '' } } as const;
      const remedies = [{ title: 'Add an "instrument:" section to fill in', change }];
      this.#place({ rule: 'annotation/missing-field', path: [first], part: 'key', map: [], what, todo, remedies }, []);
    }
    const anchor = this.#instrumentAnchor ?? { file: this.#file.path, path: [], part: 'value' as const };
    return composePack(this.#sections.pack, anchor, this.#records, this.#collector);
  }

  #language(version: number | undefined, path: DataPath): number | undefined {
    if (version !== undefined && version !== languageVersion) {
      const what = `This tool knows version ${languageVersion} of the language, not ${version}.`;
      this.#unfit(path, 'value', what, 'Update the tool, or write 1.');
    }
    return version;
  }

  /** The policies, and whether something in them could not be understood. */
  #policies(node: TreeNode, path: DataPath, to: Collector): Partial<SingleSections> {
    let policyInDoubt = false;
    const policies = singleSections['risk-policy'].type.read(node, path, {
      ...to,
      problem(problem) {
        policyInDoubt ||= problem.remedies.length === 0;
        to.problem(problem);
      },
    });
    return { policies, policyInDoubt };
  }

  #unknownSection(key: string, meant: string | undefined, path: DataPath): void {
    const place = { path: path.slice(-1), map: [] };
    this.#place(unknownKey(place, `"${key}" is no section of this language.`, meant), path.slice(0, -1));
  }

  #unfit(path: DataPath, part: AnchorPart, what: string, todo: string): void {
    this.#place({ rule: 'annotation/invalid-value', path: [], part, map: [], what, todo, remedies: [] }, path);
  }

  #place(problem: RecordProblem, base: DataPath, record?: PlacedRecord): void {
    const file = this.#file.path;
    this.#problems.push({
      ...problem,
      anchor: { file, path: [...base, ...problem.path], part: problem.part },
      mapAnchor: { file, path: [...base, ...problem.map], part: 'value' },
      record,
    });
  }
}

/** The part of a pack's values that an entry gives. */
function packValue(name: string, node: TreeNode, path: DataPath, to: Collector): Partial<PackValues> {
  switch (name) {
    case 'instrument':
      return { instrument: packSections.instrument.type.read(node, path, to) };
    case 'applies-to':
      return { groups: packSections['applies-to'].type.read(node, path, to) };
    case 'defaults':
      return { defaults: packSections.defaults.type.read(node, path, to), defaultsPath: path };
    default:
      return { exclusions: packSections.exclusions.type.read(node, path, to) };
  }
}
