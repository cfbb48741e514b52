// Libraries for images of cells and tissue, whose models the library fetches by name or that lie in a file.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given, named } from '../code/load-rules';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { isLocal, spellFile, spellIn } from '../references';

/** A model of one's own lies in a file; the others are fetched by name, and one of them without any. */
function readCellpose(call: LoadCall): Loaded | undefined {
  const own = call.text({ named: ['pretrained_model'] });
  if (own !== undefined && isLocal(own) && own.text.includes('/')) return { reference: spellFile(own)?.reference };
  return byId({ id: named('pretrained_model', 'model_type'), spell: spellIn('cellpose'), without: 'default' })(call);
}

export const microscopy: readonly Framework[] = [
  {
    packages: ['cellpose', 'omnipose', 'cellpose_omni'],
    rules: [
      {
        calls: ['models.CellposeModel|Cellpose|SizeModel', 'denoise.CellposeDenoiseModel|DenoiseModel'],
        how: 'cellpose.model',
        read: readCellpose,
      },
    ],
  },
  {
    packages: ['stardist', 'csbdeep'],
    rules: [
      namedRule('stardist.from_pretrained', ['**.from_pretrained'], spellIn('stardist'), given(0, 'name_or_alias')),
    ],
  },
  {
    packages: ['conch'],
    rules: [
      fileRule('conch.create_model', ['**.create_model_from_pretrained'], given(1, 'checkpoint_path'), {
        takesObjects: true,
      }),
    ],
  },
];
