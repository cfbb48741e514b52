// A runtime or toolchain that a manifest names: `ruby "3.2.1"`, `"php": ">=8.1"`.
// Invariant: a version is given only where one line or one version is named.
import type { DataPath } from '../text/anchor';
import { makePurl } from '../terms/purl';
import type { Runtime } from './component';

const ONE_LINE = /^[=v\s]*(\d+(?:\.\d+)*)(?:\.[*x])*$/;
/** `~8.2.0` and `~> 3.2.0` stay within a line of two numbers. */
const WITHIN_LINE = /^~>?\s*(\d+\.\d+)\.\d+$/;

/** The runtime of a product at a place; empty where the product's name cannot be one. */
export function askedRuntime(
  name: string,
  range: string,
  anchor: { readonly file: string; readonly path: DataPath },
  scope: Runtime['scope'] = 'runtime',
): readonly Runtime[] {
  const text = range.trim();
  const version = (ONE_LINE.exec(text) ?? WITHIN_LINE.exec(text))?.[1];
  const purl = makePurl({ type: 'generic', name, version });
  return purl === undefined ? [] : [{ purl, name, range: text, scope, anchor: { ...anchor, part: 'key' } }];
}
