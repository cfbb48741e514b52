// Quick fixes: the ways out that findings offer, as edits of the files as they are typed now.
// Invariant: a fix that does not fit the texts any more is not offered; one that writes elsewhere says so.
import type { Finding } from '../check/finding';
import { composeEdits, type Composition, type FileEdits } from '../check/edits/edits';
import type { Fix } from '../text/change';
import type { Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import { locate } from '../workspace/model';
import { relativePath, type FeatureContext } from './context';

export interface CodeAction {
  readonly title: string;
  /** The rule whose finding it mends. */
  readonly rule: string;
  /** Mends the finding without taking anything away. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdits[];
}

/** The fixes of all findings in the file that the range touches. Equal edits are offered once. */
export function codeActionsFor(context: FeatureContext, path: string, range: Range): readonly CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of context.findings) {
    if (finding.anchor.file !== path || finding.fixes.length === 0) continue;
    if (!overlap(locate(context.model, finding.anchor), range)) continue;
    for (const fix of finding.fixes) {
      const composed = compose(fix, context.textOf);
      if (!composed.ok || composed.edits.length === 0) continue;
      const elsewhere = composed.edits.map(({ file }) => file).filter((file) => file !== path);
      const title = titled(fix.title, path, elsewhere);
      const key = JSON.stringify([title, composed.edits]);
      if (actions.has(key)) continue;
      actions.set(key, { title, rule: finding.rule, preferred: fix.preferred, edits: composed.edits });
    }
  }
  return [...actions.values()].sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** A fix for all findings of a rule in a file, before it is worked out. */
export interface FixAll {
  readonly title: string;
  readonly rule: string;
}

/** The rules of which the range touches a finding that can be mended together with others of the file. */
export function fixAllsFor(context: FeatureContext, path: string, range: Range): readonly FixAll[] {
  const counts = new Map<string, number>();
  const touched = new Set<string>();
  for (const finding of context.findings) {
    if (finding.anchor.file !== path || preferredFix(finding) === undefined) continue;
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    if (overlap(locate(context.model, finding.anchor), range)) touched.add(finding.rule);
  }
  const several = [...touched].filter((rule) => (counts.get(rule) ?? 0) > 1);
  return several.map((rule) => ({ title: `Fix all ${counts.get(rule) ?? 0} "${rule}" in this file`, rule }));
}

/** The preferred fixes of all findings of a rule in a file, as one; undefined where they do not fit together. */
export function fixAll(context: FeatureContext, path: string, rule: string): readonly FileEdits[] | undefined {
  const changes = context.findings
    .filter((finding) => finding.anchor.file === path && finding.rule === rule)
    .flatMap((finding) => preferredFix(finding)?.changes ?? []);
  const composed = composeEdits(changes, context.textOf);
  return composed.ok ? composed.edits : undefined;
}

/** The files that fixes of a file's findings write to and whose text nobody keeps: they have to be read first. */
export function filesToRead({ findings, textOf }: FeatureContext, path: string): readonly string[] {
  const files = new Set<string>();
  for (const { anchor, fixes } of findings) {
    if (anchor.file !== path) continue;
    for (const change of fixes.flatMap((fix) => fix.changes)) {
      const file = 'anchor' in change ? change.anchor.file : change.file;
      if (change.kind !== 'create-file' && textOf(file) === undefined) files.add(file);
    }
  }
  return [...files];
}

function preferredFix({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ preferred }) => preferred);
}

type TextOf = FeatureContext['textOf'];

interface Remembered {
  readonly composed: Composition;
  /** The texts that were looked at. */
  readonly texts: ReadonlyMap<string, SourceFile | undefined>;
}

const remembered = new WeakMap<Fix, Remembered>();

/** The edits of a fix; worked out once for the same texts, since an editor asks again whenever the cursor moves. */
function compose(fix: Fix, textOf: TextOf): Composition {
  const known = remembered.get(fix);
  if (known !== undefined && [...known.texts].every(([path, text]) => textOf(path) === text)) return known.composed;
  const texts = new Map<string, SourceFile | undefined>();
  const composed = composeEdits(fix.changes, (path) => {
    const text = textOf(path);
    texts.set(path, text);
    return text;
  });
  remembered.set(fix, { composed, texts });
  return composed;
}

/** `Document express in ../compliance.yaml`, unless the title names the file itself. */
function titled(title: string, path: string, elsewhere: readonly string[]): string {
  const unnamed = elsewhere.map((file) => relativePath(path, file)).filter((name) => !title.includes(name));
  return unnamed.length === 0 ? title : `${title} in ${unnamed.join(' and ')}`;
}

function overlap(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

/** Whether a position is not behind another. */
function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
