// What R packages are called, and which of them are R itself.
import { makePurl, type Purl } from '../../terms/purl';

/** The packages that come with every R, in its version. */
const parts: ReadonlySet<string> = new Set([
  'base',
  'compiler',
  'datasets',
  'graphics',
  'grDevices',
  'grid',
  'methods',
  'parallel',
  'splines',
  'stats',
  'stats4',
  'tcltk',
  'tools',
  'utils',
]);

/** Whether a name means R or a part of it. */
export function isPartOfR(name: string): boolean {
  return name === 'R' || parts.has(name);
}

/** The purl of a package; undefined where its name cannot be one. */
export function cranPurl(name: string, version?: string): Purl | undefined {
  return /^[A-Za-z][\w.]*$/.test(name) ? makePurl({ type: 'cran', name, version }) : undefined;
}

/** `name (>= 1.0)` of a list with commas, with the place of each in the text. */
export interface NamedRange {
  readonly name: string;
  readonly range: string | undefined;
}

/** Reads one entry of such a list; undefined for what is none. */
export function readNamedRange(text: string): NamedRange | undefined {
  const [, name, range] = /^\s*([A-Za-z][\w.]*)\s*(?:\(([^()]*)\))?\s*$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, range: range?.trim() };
}
