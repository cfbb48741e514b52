// The notations whose data can be edited: how each is read, and how it writes a step.
// Invariant: a text in another notation is edited by spans only.
import { readAnnotationFile } from '../../records/annotation-file';
import { isAnnotationFile } from '../../records/file-sections';
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';
import { readJson } from '../../syntax/json';
import type { Child } from '../../syntax/tree';
import { parseIsland } from '../../syntax/yaml-nodes';
import { readYaml, type YamlText } from '../../syntax/yaml';
import { writeJsonStep } from './json-steps';
import type { Step, Written } from './step';
import { islandOf } from './places';
import { YamlSteps } from './yaml-steps';

/** A text as read in its notation. */
export interface Reading {
  readonly documents: readonly Child[];
  readonly problems: readonly { readonly span: Span }[];
  /** Whether an emptied list or map stays where it stands. */
  readonly keepsEmptied: boolean;
  /** Writes a step into the document of that index. */
  write(document: number, step: Step): Written;
}

/** Reads a text in the notation that the file's name tells; undefined for other files. `before` spares work. */
export function readNotation(file: string, text: string, before: Reading | undefined): Reading | undefined {
  if (/\.ya?ml$/i.test(file)) return new YamlReading(text, before instanceof YamlReading ? before.yaml : undefined);
  return /\.json$/i.test(file) ? new JsonReading(text) : undefined;
}

const readings = new WeakMap<SourceFile, Reading>();

/** Reads a file as it stands, once; several fixes of one file share the reading. */
export function readFile(file: SourceFile): Reading | undefined {
  const known = readings.get(file);
  if (known !== undefined) return known;
  const reading = isAnnotationFile(file.path)
    ? new YamlReading(file.text, readAnnotationFile(file).yaml)
    : readNotation(file.path, file.text, undefined);
  if (reading !== undefined) readings.set(file, reading);
  return reading;
}

class YamlReading implements Reading {
  readonly yaml: YamlText;
  readonly keepsEmptied = false;
  readonly #text: string;

  constructor(text: string, before: YamlText | undefined) {
    this.#text = text;
    this.yaml = readYaml(text, before);
  }

  get documents(): readonly Child[] {
    return this.yaml.documents;
  }

  get problems(): Reading['problems'] {
    return this.yaml.problems;
  }

  write(document: number, step: Step): Written {
    const root = this.documents[document];
    const island = root === undefined ? { start: 0, end: this.#text.length } : islandOf(this.#text, root, step.path);
    const touched = this.#text.slice(island.start, island.end);
    if (this.problems.length > 0 && parseIsland(touched).problems.length > 0)
      return { refused: 'There is a syntax error in this place; mend it first.' };
    if (/^ *\t+[ \t]*\S/m.test(touched))
      return { refused: 'This place is indented by tabs, which YAML does not take.' };
    return new YamlSteps(this.#text, this.documents, root).write(step);
  }
}

class JsonReading implements Reading {
  readonly documents: readonly Child[];
  readonly problems: Reading['problems'];
  readonly keepsEmptied = true;
  readonly #text: string;

  constructor(text: string) {
    const { root, problems } = readJson(text);
    this.#text = text;
    this.documents = root === undefined ? [] : [{ node: root, shift: 0 }];
    this.problems = problems;
  }

  write(document: number, step: Step): Written {
    if (this.problems.length > 0) return { refused: 'This file is not valid JSON; mend it first.' };
    return writeJsonStep(this.#text, this.documents[document], step);
  }
}
