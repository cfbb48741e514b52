// All commands of the command line, in the order of the help.
import { check } from './check';
import type { Command } from './command';
import { completionOf } from './completion';
import { explain } from './explain';
import { init } from './init';
import { inventory } from './inventory';
import { lsp } from './lsp';
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
  explain,
  completionOf(() => commands),
  lsp,
];
