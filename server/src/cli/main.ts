// The entry of the command line.
// Invariant: exit 0 nothing at or above the threshold, 1 something, 2 the work could not be done, with one line on standard
// error that says what and how to mend it; 130 when the user interrupts.
import { growHeapSlowly } from '../host/heap';
import { listed } from '../rules/naming';
import { didYouMean, readArguments, UsageError } from './arguments';
import { exitCodes } from './commands/command';
import { commands } from './commands/commands';
import { commandHelp, overview } from './help';
import { Interrupted, note, print } from './terminal';
import { tool } from './tool';

/** Runs a command line without the program's name and gives the exit code. */
async function run([first, ...rest]: readonly string[]): Promise<number> {
  const names = commands.map(({ name }) => name);
  const all = listed(names, names.length);
  switch (first) {
    case undefined:
      throw new UsageError(`Name a command: there are ${all}. ${tool.name} --help tells what they do.`);
    case '--help':
    case '-h':
      return show(overview(commands));
    case '--version':
      return show(tool.version);
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    const kind = first.startsWith('-')
      ? `Before its command ${tool.name} takes --help and --version, not`
      : 'There is no command';
    throw new UsageError(
      `${kind} "${first}"${didYouMean(first, [...names, '--help', '--version'])} Commands are ${all}.`,
    );
  }
  const given = readArguments(command.name, command.flags, rest);
  return given.has('help') ? show(commandHelp(command)) : command.run(given);
}

function show(text: string): number {
  print(text);
  return exitCodes.fine;
}

/** The exit code of a command that did not come to its end, said in one line. */
function fail(error: unknown): number {
  if (error instanceof Interrupted) {
    note(`${tool.name}: interrupted, nothing was reported.`);
    return exitCodes.interrupted;
  }
  if (error instanceof UsageError) note(`${tool.name}: ${error.message}`);
  else {
    const reason = error instanceof Error ? error.message : String(error);
    note(`${tool.name}: a fault of the tool, please report it with the command that you typed: ${reason}`);
  }
  return exitCodes.failed;
}

// A reader such as `head` may close its end early; what it did not want to read is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

growHeapSlowly();
void run(process.argv.slice(2))
  .catch(fail)
  .then((code) => {
    process.exitCode = code;
  });
