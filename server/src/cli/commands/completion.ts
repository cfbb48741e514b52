// `completion`: teaches a shell to complete commands, flags, their values and all names that can be explained.
// Invariant: the shell's script holds no names; it asks this command for each key, so that both always agree.
import { didYouMean, UsageError, type Arguments } from '../arguments';
import { completeLine } from '../complete-line';
import { shellScripts } from '../shell-scripts';
import { print } from '../terminal';
import { exitCodes, type Command } from './command';

const shells = Object.keys(shellScripts);

/** The command; the list of all commands holds it too and is therefore asked for when it runs. */
export function completionOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    takes: shells.join('|'),
    says: 'prints a script that teaches a shell to complete this command line',
    flags: [{ name: 'line', value: 'TEXT', says: 'prints what may follow a line typed so far, as the scripts ask it' }],
    words: () => shells,
    run: (given) => runCommand(given, commands()),
  };
}

function runCommand(given: Arguments, commands: readonly Command[]): number {
  const line = given.value('line');
  print(line === undefined ? scriptFor(given.words) : completeLine(line, commands).join('\n'));
  return exitCodes.fine;
}

function scriptFor([shell, ...more]: readonly string[]): string {
  const all = shells.join(', ');
  if (shell === undefined || more.length > 0) throw new UsageError(`"completion" takes one shell: ${all}.`);
  const script = shellScripts[shell];
  if (script === undefined)
    throw new UsageError(`There is no script for "${shell}"${didYouMean(shell, shells)} Shells are ${all}.`);
  return script;
}
