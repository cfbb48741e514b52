// torchvision: architectures with the weights that the library fetches.
import type { Framework, Loaded, LoadCall } from '../code/load-call';

function build(call: LoadCall, architecture: string | undefined): Loaded | undefined {
  const weights = [{ named: ['weights'] }, { named: ['weights_backbone'] }].find(
    (place) => call.argument(place) !== undefined,
  );
  // Until version 0.13 a flag asked for the first published weights.
  const flag = { at: architecture === undefined ? 1 : 0, named: ['pretrained'] };
  if (weights === undefined) {
    return call.isLiteral(flag, true) ? spell(architecture, 'IMAGENET1K_V1') : undefined;
  }
  return spell(architecture, weightsName(call, weights));
}

/** The member of a weights enumeration, given as itself or by name (`ResNet50_Weights.DEFAULT`). */
function weightsName(call: LoadCall, place: { named: string[] }): string | undefined {
  const node = call.argument(place);
  const text = call.text(place)?.text;
  if (node === undefined || text !== undefined) return text?.slice(text.lastIndexOf('.') + 1);
  const [origin, ...others] = call.resolver.origins(node);
  return others.length > 0 || origin?.path[0] !== 'torchvision' ? undefined : origin.path.at(-1);
}

function spell(architecture: string | undefined, weights: string | undefined): Loaded {
  const isKnown = architecture !== undefined && weights !== undefined;
  return { reference: isKnown ? `torchvision:${architecture}/${weights}` : undefined };
}

export const torchvision: Framework = {
  packages: ['torchvision'],
  rules: [
    {
      calls: ['models.get_model'],
      how: 'torchvision.models',
      read: (call) => build(call, call.text({ at: 0, named: ['name'] })?.text),
    },
    {
      calls: ['models.*', 'models.*.*'],
      how: 'torchvision.models',
      read: (call) => (/^[a-z]/.test(call.name) ? build(call, call.name) : undefined),
    },
  ],
};
