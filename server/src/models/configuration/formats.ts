// All sorts of configuration files in which models are named; the first that fits a file reads it.
import type { SourceFile } from '../../text/source-file';
import { compose } from './compose';
import { dockerfile } from './dockerfile';
import { dotenv } from './dotenv';
import { dvc } from './dvc';
import type { ConfigurationFormat } from './found';
import { hubConfig } from './hub-config';
import { kubernetes } from './kubernetes';
import { litellm } from './litellm';
import { mlmodel } from './mlmodel';
import { modelCard } from './model-card';
import { modelfile } from './modelfile';
import { requirements } from './requirements';
import { makefiles, packageScripts, scripts } from './scripts';
import { jsonSettings, tomlSettings, yamlSettings } from './settings';
import { properties, spring } from './spring';
import { terraform } from './terraform';
import { workflows } from './workflows';

const formats: readonly ConfigurationFormat[] = [
  compose,
  workflows,
  spring,
  litellm,
  kubernetes,
  requirements,
  dotenv,
  dockerfile,
  modelfile,
  mlmodel,
  dvc,
  hubConfig,
  modelCard,
  makefiles,
  scripts,
  packageScripts,
  properties,
  terraform,
  yamlSettings,
  jsonSettings,
  tomlSettings,
];

/** Whether models may be named in a file of that path. */
export function mayConfigure(path: string): boolean {
  return formats.some((format) => format.matches(path));
}

/** How a file is read, if its text tells of anything. */
export function configurationOf(file: SourceFile): ConfigurationFormat | undefined {
  return formats.find((format) => format.matches(file.path) && format.telling.test(file.text));
}
