// Everything that names one thing: ids, clauses, paths and packages in annotation files, manifests and trace tags.
// Invariant: annotation files are looked at as they are typed now, and a place is given once, whatever leads to it.
import type { AnnotationFile } from '../records/annotation-file';
import type { Anchor } from '../text/anchor';
import type { Position, Range } from '../text/line-index';
import { fieldOf, headOf } from '../rules/naming';
import { matchesPurl, parsePurlPattern, type Purl, type PurlPattern } from '../terms/purl';
import { codeOf, type FileFacts } from '../workspace/file-facts';
import { locateIn } from '../workspace/model';
import { looksLikePath, resolvePath } from '../workspace/paths';
import { recordRows } from '../workspace/record-rows';
import type { ProductModel } from '../workspace/tables';
import { annotationAt, productAt, rangeOf, type FeatureContext } from './context';
import { codePlaceAt, componentAt } from './fact-places';
import { entriesAt, rowsIn } from './manifest-entries';
import { placeAt } from './place';
import { isOf } from './hovers/record-hover';

/** What can be named in several places. */
export type Subject =
  | { readonly kind: 'id'; readonly id: string }
  /** A clause, or the whole or instrument above clauses, as it is written. */
  | { readonly kind: 'clause'; readonly reference: string }
  /** A file or folder, from the workspace's folder. */
  | { readonly kind: 'path'; readonly path: string }
  /** A package whatever its version, or a family of them. */
  | { readonly kind: 'package'; readonly pattern: PurlPattern };

/** A subject with the place where it was asked for. */
export interface NamedAt {
  readonly subject: Subject;
  readonly product: ProductModel;
  readonly range: Range;
}

/** A place that names a subject. */
export interface Occurrence {
  readonly file: string;
  readonly range: Range;
  /** A record declares its id; everything else mentions it. */
  readonly role: 'declaration' | 'mention';
}

/** What is named at a position of an annotation file, a manifest or in a trace tag. */
export function subjectAt(context: FeatureContext, path: string, position: Position): NamedAt | undefined {
  const component = componentAt(context, path, position);
  if (component !== undefined) {
    const pattern = { purl: withoutVersion(component.row.component.purl), below: false };
    return { subject: { kind: 'package', pattern }, product: component.product, range: component.range };
  }
  const product = productAt(context, path);
  if (product === undefined) return undefined;
  const annotation = annotationAt(context, path);
  if (annotation !== undefined) return inAnnotation(context, product, annotation, position);
  const facts = context.model.facts(path);
  const code = facts && codeOf(facts);
  const found = code && codePlaceAt(code, position);
  return found?.kind === 'tag' ? { subject: { kind: 'id', id: found.row.id }, product, range: found.range } : undefined;
}

function inAnnotation(
  context: FeatureContext,
  product: ProductModel,
  annotation: AnnotationFile,
  position: Position,
): NamedAt | undefined {
  const { file } = annotation;
  const place = placeAt(annotation, file.offsetAt(position));
  if (place?.kind !== 'value') return undefined;
  for (const shape of place.shapes) {
    const subject = subjectOf(context, product, annotation, place.text, shape.kind);
    if (subject !== undefined) return { subject, product, range: rangeOf(file, place.span) };
  }
  return undefined;
}

function subjectOf(
  context: FeatureContext,
  product: ProductModel,
  { file, pack }: AnnotationFile,
  text: string,
  kind: string,
): Subject | undefined {
  switch (kind) {
    case 'identifier':
      return { kind: 'id', id: text };
    case 'reference':
    case 'model-reference': {
      if (isDeclared(context, product, text) || !looksLikePath(text)) return { kind: 'id', id: text };
      const path = resolvePath(text, file.path, product.product.folder).path;
      return path === undefined ? undefined : { kind: 'path', path };
    }
    case 'clause-path':
      return pack && { kind: 'clause', reference: `${pack.instrument.id}:${text}` };
    case 'clause':
    case 'instrument':
    case 'instrument-id':
      return product.product.facts.catalogue.resolve(text).kind === 'unknown'
        ? undefined
        : { kind: 'clause', reference: text };
    case 'purl': {
      const pattern = parsePurlPattern(text);
      return pattern && { kind: 'package', pattern: { ...pattern, purl: withoutVersion(pattern.purl) } };
    }
    default:
      return undefined;
  }
}

/** The places that name a subject, by file; only those of one file where it is given. */
export function occurrencesOf(
  context: FeatureContext,
  product: ProductModel,
  subject: Subject,
  only?: string,
): readonly Occurrence[] {
  const namesIn = finderOf(context, product, subject);
  const found = new Map<string, Occurrence>();
  for (const file of only === undefined ? product.files : [only]) {
    const facts = context.model.facts(file);
    if (facts === undefined) continue;
    for (const { anchor, role } of namesIn(facts)) {
      const range = locateIn(facts, anchor);
      const key = `${file} ${range.start.line} ${range.start.character}`;
      if (!found.has(key)) found.set(key, { file, range, role });
    }
  }
  return [...found.values()];
}

interface Named {
  readonly anchor: Anchor;
  readonly role: Occurrence['role'];
}

/** Finds what names the subject in the facts of one file. */
type Finder = (facts: FileFacts) => readonly Named[];

function finderOf(context: FeatureContext, product: ProductModel, subject: Subject): Finder {
  switch (subject.kind) {
    case 'id':
      return (facts) => namesOfId(facts, subject.id);
    case 'clause': {
      const { catalogue } = product.product.facts;
      const wanted = new Set(catalogue.clausesBehind(subject.reference));
      const ids = new Set([...wanted].map(({ id }) => id.toLowerCase()));
      const known = new Map<string, boolean>();
      const mentioned = matching('clauses', (text) => {
        const answer = known.get(text) ?? catalogue.clausesBehind(text).some((clause) => wanted.has(clause));
        known.set(text, answer);
        return answer;
      });
      return (facts) => [...statedIn(facts, ids), ...mentioned(facts)];
    }
    case 'path':
      return matching(
        'named',
        (text, file) =>
          looksLikePath(text) && leadsTo(product, file, text, subject.path) && !isDeclared(context, product, text),
      );
    case 'package':
      return (facts) => namesOfPackage(context, product, facts, subject.pattern);
  }
}

function namesOfId(facts: FileFacts, id: string): readonly Named[] {
  const code = codeOf(facts);
  if (code !== undefined) return code.tags.filter((tag) => tag.id === id).map(mention);
  if (facts.kind !== 'annotation') return [];
  const { declared, named } = fileNames(facts.annotation);
  return [
    ...(declared.get(id) ?? []).map((anchor): Named => ({ anchor, role: 'declaration' })),
    ...(named.get(id) ?? []).map((anchor) => mention({ anchor })),
  ];
}

/** The records of a package, the manifests that ask for it, the lockfiles that hold it, and waivers for it. */
function namesOfPackage(
  context: FeatureContext,
  product: ProductModel,
  facts: FileFacts,
  wanted: PurlPattern,
): readonly Named[] {
  if (facts.kind === 'manifest') {
    const { path } = facts.file;
    const rows = [...rowsIn(product.tables, path).values()].flat().map(({ component }) => component);
    const entries = [...(entriesAt(context, path)?.byPath.values() ?? [])];
    return [...rows, ...entries].filter(({ purl }) => matchesPurl(wanted, purl)).map(mention);
  }
  if (facts.kind !== 'annotation') return [];
  const isMeant = (text: string | undefined): boolean => {
    const pattern = parsePurlPattern(text ?? '');
    return pattern !== undefined && (matchesPurl(wanted, pattern.purl) || matchesPurl(pattern, wanted.purl));
  };
  return recordRows(facts.annotation).flatMap((row): readonly Named[] => {
    if (isOf(row, 'dependency') && isMeant(row.value.package)) return [{ anchor: headOf(row), role: 'declaration' }];
    if (isOf(row, 'waiver') && isMeant(row.value.target)) return [mention({ anchor: fieldOf(row, 'target') })];
    return [];
  });
}

function withoutVersion(purl: Purl): Purl {
  return { ...purl, version: undefined, qualifiers: {}, subpath: undefined };
}

/** Where a pack states clauses. */
function statedIn(facts: FileFacts, ids: ReadonlySet<string>): readonly Named[] {
  const pack = facts.kind === 'annotation' ? facts.annotation.pack : undefined;
  return (pack?.clauses ?? []).flatMap(({ id }, index): readonly Named[] => {
    const anchor = ids.has(id.toLowerCase()) ? pack?.places[index] : undefined;
    return anchor === undefined ? [] : [{ anchor, role: 'declaration' }];
  });
}

/** The mentions of annotation files whose text passes; the test is made once for each text of a file. */
function matching(texts: 'named' | 'clauses', passes: (text: string, file: string) => boolean): Finder {
  return (facts) => {
    if (facts.kind !== 'annotation') return [];
    const { path } = facts.annotation.file;
    return [...fileNames(facts.annotation)[texts]].flatMap(([text, anchors]) =>
      passes(text, path) ? anchors.map((anchor) => mention({ anchor })) : [],
    );
  };
}

function mention({ anchor }: { readonly anchor: Anchor }): Named {
  return { anchor, role: 'mention' };
}

/** A folder or glob leads to each of its files. */
function leadsTo({ tables, product }: ProductModel, file: string, text: string, path: string): boolean {
  const place = tables.places.at(file, text);
  return (place?.path ?? resolvePath(text, file, product.folder).path) === path || place?.files.includes(path) === true;
}

/** Whether a record of the product has the id, as its files are typed now. */
export function isDeclared({ model }: FeatureContext, { tables, files }: ProductModel, id: string): boolean {
  if (tables.ids.named(id).length > 0) return true;
  return files.some((path) => {
    const facts = model.facts(path);
    return facts?.kind === 'annotation' && fileNames(facts.annotation).declared.has(id);
  });
}

/** What one annotation file declares and names, by text. */
interface FileNames {
  readonly declared: ReadonlyMap<string, readonly Anchor[]>;
  readonly named: ReadonlyMap<string, readonly Anchor[]>;
  readonly clauses: ReadonlyMap<string, readonly Anchor[]>;
}

const memo = new WeakMap<AnnotationFile, FileNames>();

function fileNames(annotation: AnnotationFile): FileNames {
  const known = memo.get(annotation);
  if (known !== undefined) return known;
  const [declared, named, clauses] = [new AnchorsByText(), new AnchorsByText(), new AnchorsByText()];
  const { path: file } = annotation.file;
  for (const { text, path, shape } of annotation.mentions)
    (shape.kind === 'clause' ? clauses : named).add(text, { file, path, part: 'value' });
  for (const row of recordRows(annotation)) {
    if (row.id !== undefined && row.kind !== 'dependency' && row.kind !== 'clause') declared.add(row.id, headOf(row));
    for (const { text, path, shape } of row.mentions)
      (shape.kind === 'clause' ? clauses : named).add(text, fieldOf(row, ...path));
    // A waiver's target is a text, since it may be a package; where it is an id it names a record all the same.
    const { target } = row.value as { readonly target?: string };
    if (target !== undefined) named.add(target, fieldOf(row, 'target'));
  }
  const names = { declared: declared.all, named: named.all, clauses: clauses.all };
  memo.set(annotation, names);
  return names;
}

class AnchorsByText {
  readonly all = new Map<string, Anchor[]>();

  add(text: string, anchor: Anchor): void {
    const known = this.all.get(text);
    if (known === undefined) this.all.set(text, [anchor]);
    else known.push(anchor);
  }
}
