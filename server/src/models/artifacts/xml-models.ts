// Models in XML: OpenVINO's intermediate representation and PMML. They can be large: only their ends are read.
// Sources: docs.openvino.ai, "OpenVINO IR format"; dmg.org/pmml, "Header".
import { baseName } from '../../text/source-file';
import { textAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import { producedBy } from './stated-model';

const END = 64 * 1024;

/** The named elements with a `value`, as OpenVINO writes them below `rt_info`. */
function valueIn(text: string, name: string): string | undefined {
  const value = new RegExp(`<${name}\\s+value="([^"]*)"`).exec(text)?.[1];
  return value === undefined ? undefined : decode(value);
}

function attributeOf(tag: string | undefined, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag ?? '')?.[1];
  return value === undefined || value === '' ? undefined : decode(value);
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

export const readOpenvino: ArtifactReader = async (path, file) => {
  const head = textAt(file.head);
  const net = /<net\s[^>]*\bversion="\d+"[^>]*>/.exec(head)?.[0];
  if (endingOf(path) !== 'xml' || net === undefined || !head.includes('<layers')) return undefined;
  const info = textAt(await file.tail(END));
  const from = info.lastIndexOf('<rt_info>');
  const text = from < 0 ? info : info.slice(from);
  const weights = baseName(path).replace(/\.xml$/i, '.bin');
  return describe(
    'openvino',
    {
      name: attributeOf(net, 'name'),
      ...producedBy('openvino', valueIn(text, 'MO_version') ?? valueIn(text, 'Runtime_version')),
      license: valueIn(text, 'license'),
      version: valueIn(text, 'model_version'),
      task: valueIn(text, 'task_type') ?? valueIn(text, 'model_type'),
      quantization: valueIn(text, 'mode') ?? valueIn(text, 'weight_compression'),
    },
    { parts: [weights] },
  );
};

export const readPmml: ArtifactReader = (path, file) => {
  if (endingOf(path) !== 'pmml' && endingOf(path) !== 'xml') return undefined;
  const text = textAt(file.head);
  if (!/<(?:\w+:)?PMML[\s>]/.test(text)) return undefined;
  const header = /<(?:\w+:)?Header\b[^>]*>/.exec(text)?.[0];
  const application = /<(?:\w+:)?Application\b[^>]*>/.exec(text)?.[0];
  const model = /<(?:\w+:)?[A-Z]\w*Model\b[^>]*\bfunctionName="[^"]*"[^>]*>/.exec(text)?.[0];
  return describe('pmml', {
    ...producedBy(attributeOf(application, 'name'), attributeOf(application, 'version')),
    description: attributeOf(header, 'description'),
    version: attributeOf(header, 'modelVersion'),
    supplier: attributeOf(header, 'copyright'),
    name: attributeOf(model, 'modelName'),
    task: attributeOf(model, 'functionName'),
  });
};
