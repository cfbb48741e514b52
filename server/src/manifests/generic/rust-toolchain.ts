// rust-toolchain.toml, and its elder rust-toolchain: the release of Rust that a project is built with.
// Invariant: both spellings of the elder are read, one line with the channel, or TOML.
import { baseName } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { readToml } from '../../syntax/toml';
import { plainScalar } from '../../syntax/tree';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { versionTells } from './version-files';
import { askFor, nothingAsked } from './version-managers';

/** A single line is read as the channel that it is. */
const toolchain = notation('TOML', (text) => {
  const [, indent = '', channel] = /^(\s*)([\w.-]+)\s*$/.exec(text) ?? [];
  if (channel === undefined) return readToml(text);
  const span = { start: indent.length, end: indent.length + channel.length };
  const entry = { key: 'channel', keySpan: span, node: plainScalar(channel, span), shift: 0 };
  const inner = { kind: 'map', span, entries: [entry], flow: false } as const;
  const outer = { key: 'toolchain', keySpan: span, node: inner, shift: 0 };
  return { root: { node: { kind: 'map', span, entries: [outer], flow: false }, shift: 0 }, problems: [] };
});

export const rustToolchain: ManifestFormat = {
  name: 'rust-toolchain.toml',
  purlType: 'generic',
  kind: 'manifest',
  tells: versionTells,
  notation: toolchain,
  matches: (path) => /^rust-toolchain(?:\.toml)?$/.test(baseName(path)),
  read(file) {
    const manifest = new ManifestData(file, toolchain);
    const asked = nothingAsked(file.path);
    const fields = manifest.fields(manifest.root, ['toolchain']);
    const channel = textOf(fields.channel);
    if (channel !== undefined) askFor(asked, 'rust', channel, ['toolchain', 'channel']);
    else if (textOf(fields.path) !== undefined)
      manifest.unknowable(
        ['toolchain', 'path'],
        'The toolchain lies in a folder, so that its version cannot be known.',
      );
    const { runtimes } = asked;
    const value = { ...silent, file: file.path, format: 'rust-toolchain.toml', purlType: 'generic', runtimes };
    return { value, problems: [...manifest.problems, ...asked.problems] };
  },
};
