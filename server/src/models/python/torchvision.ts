// torchvision: architectures with the weights that the library fetches, and its data sets.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { called } from '../code/things';
import { spellFile } from '../references';

function build(call: LoadCall, architecture: string | undefined): Loaded | undefined {
  const weights = [{ named: ['weights'] }, { named: ['weights_backbone'] }].find(
    (place) => call.argument(place) !== undefined,
  );
  // Until version 0.13 a flag asked for the first published weights.
  const flag = { at: architecture === undefined ? 1 : 0, named: ['pretrained'] };
  if (weights === undefined) {
    return call.isLiteral(flag, true) ? spell(architecture, firstWeights(call)) : undefined;
  }
  return spell(architecture, weightsName(call, weights));
}

/** The weights that were published first, by what the architecture is for. */
function firstWeights(call: LoadCall): string {
  const { path } = call.origin;
  if (path.includes('detection') || /rcnn|retinanet|ssd|fcos/.test(call.name)) return 'COCO_V1';
  if (path.includes('segmentation') || /^(?:fcn|deeplab|lraspp)/.test(call.name)) return 'COCO_WITH_VOC_LABELS_V1';
  return path.includes('video') ? 'KINETICS400_V1' : 'IMAGENET1K_V1';
}

/** The member of a weights enumeration, given as itself or by name (`ResNet50_Weights.DEFAULT`). */
function weightsName(call: LoadCall, place: { named: string[] }): string | undefined {
  const node = call.argument(place);
  const text = call.text(place)?.text;
  if (node === undefined || text !== undefined) return text?.slice(text.lastIndexOf('.') + 1);
  const [origin, ...others] = call.resolver.origins(node);
  if (others.length > 0 || origin?.path[0] !== 'torchvision') return undefined;
  // `get_weight('Swin_T_Weights.DEFAULT')`, and a member of what `get_model_weights('swin_t')` gives.
  if (origin.path.at(-1) !== called) return origin.path.at(-1);
  const view = call.resolver.view(node);
  const name = view.kind === 'call' ? call.of(node, view).text({ at: 0, named: ['name'] })?.text : undefined;
  return name?.includes('.') === true ? name.slice(name.lastIndexOf('.') + 1) : undefined;
}

function spell(architecture: string | undefined, weights: string | undefined): Loaded {
  const isKnown = architecture !== undefined && weights !== undefined;
  return { reference: isKnown ? `torchvision:${architecture}/${weights}` : undefined };
}

/** Data sets of one's own, by the folder they lie in. */
const folders = new Set(['ImageFolder', 'DatasetFolder', 'CocoDetection', 'CocoCaptions']);

function loadDataset(call: LoadCall): Loaded | undefined {
  if (!/^[A-Z]/.test(call.name) || call.name === 'FakeData' || call.name === 'VisionDataset') return undefined;
  if (!folders.has(call.name)) return { kind: 'dataset', reference: `torchvision:${call.name}` };
  return byId({ id: given(0, 'root'), spell: spellFile, kind: 'dataset' })(call);
}

export const torchvision: Framework = {
  packages: ['torchvision'],
  rules: [
    { calls: ['datasets.*', 'datasets.*.*'], how: 'torchvision.datasets', read: loadDataset },
    {
      calls: ['models.get_model'],
      how: 'torchvision.models',
      read: (call) => build(call, call.text({ at: 0, named: ['name'] })?.text),
    },
    {
      calls: ['models.*', 'models.*.*'],
      how: 'torchvision.models',
      read: (call) => build(call, /^[a-z]/.test(call.name) ? call.name : undefined),
    },
  ],
};
