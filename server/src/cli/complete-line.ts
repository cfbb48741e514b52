// What may follow a command line that is being typed: for the shells' completion.
// Invariant: only what the commands themselves declare is offered; nothing for a place where a path belongs, which shells know.
import { commonFlags, type Flag } from './arguments';
import type { Command } from './commands/command';

/**
 * The words that may stand where the line ends, whole, sorted, and beginning with what is typed there. `line` begins with the
 * program's name.
 */
export function completeLine(line: string, commands: readonly Command[]): readonly string[] {
  const words = line.trimStart().split(/\s+/).slice(1);
  const typed = words.at(-1) ?? '';
  const [name, ...before] = words.slice(0, -1);
  const offered = name === undefined ? firstWords(commands) : wordsOf(commands, name, before, typed);
  const wanted = typed.toLowerCase();
  return [...new Set(offered)].filter((word) => word.toLowerCase().startsWith(wanted)).sort();
}

function firstWords(commands: readonly Command[]): readonly string[] {
  return [...commands.map(({ name }) => name), '--help', '--version'];
}

function wordsOf(
  commands: readonly Command[],
  name: string,
  before: readonly string[],
  typed: string,
): readonly string[] {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return [];
  const flags = [...command.flags, ...commonFlags];
  const asked = flags.find((flag) => before.at(-1) === `--${flag.name}`);
  if (asked?.value !== undefined) return valuesOf(asked);
  const [spelled, value] = typed.split('=');
  const given = value === undefined ? undefined : flags.find((flag) => spelled === `--${flag.name}`);
  if (given !== undefined) return valuesOf(given).map((one) => `--${given.name}=${one}`);
  if (typed.startsWith('-')) return flags.map((flag) => `--${flag.name}`);
  const isFirst = before.every((word) => word.startsWith('-'));
  return isFirst ? (command.words?.() ?? []) : [];
}

/** The choices of a flag, as its help spells them: `text|json`. */
function valuesOf({ value = '' }: Flag): readonly string[] {
  return value.includes('|') ? value.split('|') : [];
}
