// An image as a YAML or JSON file writes it, variables included.
// Invariant: what cannot be read as an image, or cannot be known, is a problem at its place.
import type { DataPath } from '../../text/anchor';
import type { Component, Scope } from '../component';
import type { ManifestData } from '../manifest-data';
import { expandVariables } from './expand-variables';
import { imageComponent, readImage, UNKNOWN } from './image-reference';

/** `${{ … }}` of GitHub Actions, `<< … >>` of CircleCI, `{{ … }}` of templates, `${localEnv:…}` of development containers. */
const EXPRESSION = /\$?\{\{[^}]*\}\}|<<[^<>]*>>|\$\{\w+:\w[^}]*\}/g;

/** The image at a path of a file; undefined where it is none, or where nothing is known of it. */
export function readWrittenImage(
  manifest: Pick<ManifestData, 'file' | 'broken' | 'unknowable'>,
  written: string,
  path: DataPath,
  scope: Scope,
): Component | undefined {
  const { text, unknown } = expandVariables(written.trim().replace(EXPRESSION, UNKNOWN), () => undefined);
  if (text === '') return undefined;
  const image = readImage(text);
  const isUnknown = text.includes(UNKNOWN);
  if (isUnknown) {
    const known = image === undefined ? 'which image it is' : `which version of "${image.name}" it is`;
    const named = unknown.length === 0 ? 'An expression' : unknown.map((name) => `"${name}"`).join(' and ');
    manifest.unknowable(path, `${named} has no value here, so that ${known} cannot be known.`);
  } else if (image === undefined) manifest.broken(path, `"${written.slice(0, 100)}" is no name of an image.`);
  if (image === undefined) return undefined;
  const anchor = { file: manifest.file.path, path, part: 'value' } as const;
  return imageComponent(image, scope, anchor, isUnknown ? written : undefined);
}
