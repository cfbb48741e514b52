// Dockerfiles: what is fetched while an image is built, and the environment and command it starts with.
// Invariant: arguments of a build are defaults that others may set.
import { baseName } from '../../text/source-file';
import type { Span } from '../../text/span';
import { readEnvironment, type EnvironmentEntry } from './environment';
import { onlyUses, together, type ConfigurationFormat, type FoundContent } from './found';
import { readCommand, readShell, tellingCommand } from './shell-commands';
import { readCommands, wholeWord, type Variables } from './shell-words';

export const dockerfile: ConfigurationFormat = {
  name: 'Dockerfile',
  matches: (path) =>
    /^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i.test(baseName(path)),
  telling: tellingCommand,
  read(file) {
    const variables: Variables = new Map();
    return together(instructionsIn(file.text).map((instruction) => readInstruction(instruction, file.text, variables)));
  },
};

interface Instruction {
  readonly keyword: string;
  /** What stands behind the keyword, with all continued lines. */
  readonly region: Span;
}

function readInstruction({ keyword, region }: Instruction, text: string, variables: Variables): FoundContent {
  switch (keyword) {
    case 'RUN':
      return readShell(text, scriptOf(text, withoutOptions(text, region)), new Map(variables));
    case 'CMD':
    case 'ENTRYPOINT':
      return readStart(text, region, variables);
    case 'ENV':
    case 'ARG': {
      const entries = variablesIn(text, region);
      for (const { name, value } of entries) variables.set(name, { text: value, isDefault: keyword === 'ARG' });
      const uses = readEnvironment(entries, '', 'dockerfile.env');
      // Whoever builds may set another value.
      return onlyUses(
        keyword === 'ENV'
          ? uses
          : uses.map((use) => ({ ...use, reference: undefined, default: use.reference ?? use.default })),
      );
    }
    case 'ADD':
      return readCommand(
        { words: [wholeWord('wget', region), ...(readCommands(text, region)[0]?.words ?? [])], input: undefined },
        text,
      );
    default:
      return onlyUses([]);
  }
}

/** A command in brackets, or as a shell reads it. */
function readStart(text: string, region: Span, variables: Variables): FoundContent {
  const body = text.slice(region.start, region.end);
  if (!/^\s*\[/.test(body)) return readShell(text, region, new Map(variables));
  const words = [...body.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => {
    const start = region.start + match.index + 1;
    const word = match[1] ?? '';
    return wholeWord(word.replace(/\\(.)/g, '$1'), { start, end: start + word.length }, !word.includes('$'));
  });
  return words.length === 0 ? onlyUses([]) : readCommand({ words, input: undefined }, text);
}

/** Instructions with their continued lines and heredocs; comments between them are left out. */
function instructionsIn(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  const pattern = /^[ \t]*(?:ONBUILD[ \t]+)?([A-Za-z]+)[ \t]+/gm;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    let end = lineEnd(text, start);
    while (
      end < text.length &&
      (/[\\`][ \t]*\r?$/.test(text.slice(start, end)) || /(?:^|\n)[ \t]*#[^\n]*$/.test(text.slice(start, end)))
    )
      end = lineEnd(text, end + 1);
    const mark = /<<-?\s*['"]?(\w+)/.exec(text.slice(start, end))?.[1];
    const close = mark === undefined ? null : new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, 'm').exec(text.slice(end));
    if (close !== null) end += close.index + close[0].length;
    instructions.push({ keyword: (match[1] ?? '').toUpperCase(), region: { start, end } });
    pattern.lastIndex = end;
  }
  return instructions;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The lines between the marks of `RUN <<END`; else all of it. */
function scriptOf(text: string, { start, end }: Span): Span {
  const head = /^\s*<<-?\s*['"]?\w+['"]?[ \t]*\r?\n/.exec(text.slice(start, end))?.[0];
  return head === undefined ? { start, end } : { start: start + head.length, end };
}

/** Behind `RUN --mount=…`. */
function withoutOptions(text: string, { start, end }: Span): Span {
  const options = /^(?:\s*--\w[\w-]*(?:=\S+)?[ \t]+)+/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + options, end };
}

/** `NAME=value NAME=value`, or `NAME value` as it was written once. */
function variablesIn(text: string, region: Span): readonly EnvironmentEntry[] {
  const words = readCommands(text, region).flatMap((command) => command.words);
  const pairs = words.flatMap((word): readonly EnvironmentEntry[] => {
    const [head, name = ''] = /^(\w+)=/.exec(word.text) ?? [];
    if (head === undefined || (!word.isKnown && !word.isDefault)) return [];
    const start = word.offsets[head.length] ?? word.span.start;
    return [{ name, value: word.text.slice(head.length), span: { start, end: word.span.end } }];
  });
  const [first, second] = words;
  if (pairs.length > 0 || first === undefined || second === undefined) return pairs;
  return [{ name: first.text, value: second.text, span: second.span }];
}
