// All commands of the command line, in the order of the help.
import { check } from './check';
import type { Command } from './command';
import { completionOf } from './completion';
import { explain } from './explain';
import { importModels } from './import';
import { init } from './init';
import { inventory } from './inventory';
import { lsp } from './lsp';
import { modelCard } from './model-card';
import { report } from './report';
import { review } from './review';
import { sbom } from './sbom';
import { support } from './support';

export const commands: readonly Command[] = [
  check,
  init,
  inventory,
  sbom,
  support,
  report,
  review,
  importModels,
  modelCard,
  explain,
  completionOf(() => commands),
  lsp,
];
