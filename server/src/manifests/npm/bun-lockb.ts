// bun.lockb: the binary lockfile of bun before 1.2. Invariant: it is never passed over in silence.
import { notation } from '../../syntax/notation';
import { baseName } from '../../text/source-file';
import { fileAnchor } from '../../text/anchor';
import { silent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';

export const bunLockb: ManifestFormat = {
  name: 'bun.lockb',
  purlType: 'npm',
  kind: 'lockfile',
  tells: { ...manifestTells, versions: 'no', ranges: 'no', direct: 'no', scope: 'no', positions: 'no' },
  notation: notation('bun.lockb', () => ({ root: undefined, problems: [] })),
  matches: (path) => baseName(path) === 'bun.lockb',
  read({ path }) {
    const message = 'This lockfile is binary and cannot be read. `bun install --save-text-lockfile` writes bun.lock.';
    return {
      value: { ...silent, file: path, format: 'bun.lockb', purlType: 'npm' },
      problems: [{ anchor: fileAnchor(path), message, kind: 'unknowable' }],
    };
  },
};
