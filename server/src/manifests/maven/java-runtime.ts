// The Java that a build asks for, however it is written. Invariant: a runtime has a version only where one line is named.
import type { DataAnchor } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import type { Runtime } from '../component';

/** `17`, `1.8`, `VERSION_11`, `JVM_17`, or a range of a toolchain. */
export function javaRuntime(written: string, anchor: DataAnchor): Runtime | undefined {
  const range = written.trim().replace(/^(?:VERSION|JVM)_(\d+)(?:_(\d+))?$/, (_, first: string, second?: string) => {
    return second === undefined ? first : `${first}.${second}`;
  });
  return runtime('java', range, /^(?:1\.)?(\d{1,3})$/.exec(range)?.[1], anchor);
}

/** Any runtime, with a version where the range names one line. */
export function runtime(
  name: string,
  range: string,
  version: string | undefined,
  anchor: DataAnchor,
): Runtime | undefined {
  const purl = makePurl({ type: 'generic', name, version });
  return range === '' || purl === undefined ? undefined : { purl, name, range, anchor };
}
