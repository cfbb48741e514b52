// `lsp`: the language server, for any editor. It is a bundle of its own beside this one.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError, type Arguments } from '../arguments';
import { exitCodes, type Command } from './command';

export const lsp: Command = {
  name: 'lsp',
  takes: '--stdio',
  says: 'is the language server, over standard input and output',
  flags: [
    { name: 'stdio', value: undefined, says: 'speaks over standard input and output; it must be said' },
    { name: 'clientProcessId', value: 'ID', says: 'ends when that process does' },
  ],
  run: runCommand,
};

function runCommand(given: Arguments): number {
  if (!given.has('stdio')) throw new UsageError('"lsp" speaks over standard input and output only: add --stdio.');
  const server = join(__dirname, 'server.js');
  if (!existsSync(server))
    throw new UsageError(`The language server is not there: ${server} is missing, install the tool again.`);
  // The server reads its flags from the same command line, and lives until its editor closes the connection.
  createRequire(__filename)(server);
  return exitCodes.fine;
}
