// Keras models: the archive of Keras 3, and HDF5 files with the attributes that Keras writes.
// Source: keras.io/guides/serialization_and_saving, github.com/keras-team/keras, saving_lib.py and legacy_h5_format.py.
import { readJson } from '../../syntax/json';
import type { Artifact } from './artifact';
import { hasLetters, includesLetters } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { readAttributes } from './hdf5';
import { lambdaLayers } from './keras-layers';
import { textAt } from './plain-data';
import type { Zip } from './zip';
import { producedBy } from './stated-model';

/** The archive; undefined where an archive is something else. */
export async function readKerasArchive(path: string, zip: Zip): Promise<Artifact | undefined> {
  const metadata = readJson((await zip.text('metadata.json')) ?? '').root;
  const version = textAt(metadata, 'keras_version');
  if (version === undefined && endingOf(path) !== 'keras') return undefined;
  const config = readJson((await zip.text('config.json')) ?? '').root;
  const said = { ...producedBy('keras', version), name: textAt(config, 'config', 'name') };
  return describe('keras', said, { code: lambdaLayers(config) });
}

/** Names that Keras leaves; other HDF5 files hold measurements. */
const signs = ['layer_names', 'keras_version', 'model_config', 'model_weights', '_layer_checkpoint_dependencies'];

export const readKerasHdf5: ArtifactReader = async (path, file) => {
  if (!hasLetters(file.head, 0, '\x89HDF\r\n\x1a\n')) return undefined;
  const attributes = await readAttributes(file);
  const isKeras =
    path.endsWith('.weights.h5') || signs.some((sign) => attributes.has(sign) || includesLetters(file.head, sign));
  if (!isKeras) return undefined;
  const config = readJson(attributes.get('model_config') ?? '').root;
  const said = {
    ...producedBy('keras', attributes.get('keras_version')),
    name: textAt(config, 'config', 'name'),
  };
  return describe('keras-h5', said, { code: lambdaLayers(config) });
};
