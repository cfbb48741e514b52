// The help, made from the commands themselves.
import { commonFlags, type Flag } from './arguments';
import type { Command } from './commands/command';
import { tool } from './tool';

/** What `--help` shows. */
export function overview(commands: readonly Command[]): string {
  return [
    `${tool.displayName} ${tool.version}: risks without controls, components without support and models without records,`,
    'found in the files of a product.',
    '',
    ...columns(commands.map((command) => [usageOf(command), command.says])),
    '',
    `${tool.name} COMMAND --help shows the flags of a command, ${tool.name} --version the version.`,
    'Exit code: 0 nothing at or above the threshold, 1 something, 2 the work could not be done.',
  ].join('\n');
}

/** What `COMMAND --help` shows. */
export function commandHelp(command: Command): string {
  return [
    usageOf(command),
    `  ${command.says}`,
    '',
    ...columns([...command.flags, ...commonFlags].map((flag) => [spell(flag), flag.says])),
  ].join('\n');
}

function usageOf({ name, takes }: Command): string {
  return `${tool.name} ${name} ${takes}`.trimEnd();
}

function spell({ name, value }: Flag): string {
  return value === undefined ? `--${name}` : `--${name}=${value}`;
}

/** The widest left column; what is longer has its words on the next line. */
const WIDEST = 46;

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length).filter((length) => length <= WIDEST));
  return rows.flatMap(([left, right]) =>
    left.length > width ? [`  ${left}`, `  ${' '.repeat(width)}  ${right}`] : [`  ${left.padEnd(width)}  ${right}`],
  );
}
