// What a CycloneDX model card says of a model. Source: cyclonedx.org, JSON reference 1.5 to 1.7, "modelCard".
// Invariant: only texts are kept; a part that is not of its kind says nothing.
import { isFields, textOf, type Fields } from '../manifest-data';
import type { ModelCard, ModelMetric } from './sbom-content';

/** The facts of a model card; undefined where there is none. */
export function readModelCard(value: unknown): ModelCard | undefined {
  if (!isFields(value)) return undefined;
  const parameters = fieldsOf(value.modelParameters);
  const analysis = fieldsOf(value.quantitativeAnalysis);
  const considerations = Object.entries(fieldsOf(value.considerations));
  return {
    approach: textOf(fieldsOf(parameters.approach).type),
    task: textOf(parameters.task),
    architectureFamily: textOf(parameters.architectureFamily),
    modelArchitecture: textOf(parameters.modelArchitecture),
    datasets: itemsOf(parameters.datasets).flatMap(datasetName),
    metrics: itemsOf(analysis.performanceMetrics).flatMap(readMetric),
    considerations: Object.fromEntries(
      considerations.map(([heading, said]) => [heading, itemsOf(said).flatMap((item) => asText(item) ?? [])]),
    ),
  };
}

/** A dataset stands there itself, or is referred to. */
function datasetName(value: unknown): readonly string[] {
  const { name, ref, contents } = fieldsOf(value);
  const url = fieldsOf(contents).url;
  return [textOf(name) ?? textOf(ref) ?? textOf(url) ?? textOf(value) ?? 'unnamed dataset'];
}

function readMetric(value: unknown): readonly ModelMetric[] {
  if (!isFields(value)) return [];
  return [{ type: textOf(value.type), value: textOf(value.value), slice: textOf(value.slice) }];
}

/** A text, or the texts of an object with their names, one a line; deeper data is no sentence and is left out. */
function asText(value: unknown): string | undefined {
  if (!isFields(value)) return textOf(value);
  const lines = Object.entries(value).flatMap(([key, said]) => {
    return typeof said === 'string' || typeof said === 'number' ? [`${key}: ${said}`] : [];
  });
  return textOf(lines.join('\n'));
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return value === undefined || value === null ? [] : [value];
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
