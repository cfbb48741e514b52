// Scripts of commands: shell, PowerShell, batch files, makefiles, justfiles, and those of package.json.
import { baseName } from '../../text/source-file';
import { insideOf, childrenOf, isScalar, partAt, rootsOf } from './data-values';
import { readEnvironment } from './environment';
import { entriesIn } from './dotenv';
import { onlyUses, together, type ConfigurationFormat } from './found';
import { readShell, tellingCommand } from './shell-commands';
import type { Variables } from './shell-words';

export const scripts: ConfigurationFormat = {
  name: 'scripts',
  matches: (path) =>
    /\.(?:sh|bash|zsh|ksh|ps1|psm1|bat|cmd|command|sbatch|slurm)$/i.test(path) ||
    /^(?:Procfile|\.?envrc)$/.test(baseName(path)),
  telling: tellingCommand,
  read: (file) =>
    together([
      readShell(file.text, { start: 0, end: file.text.length }, variablesIn(file.text)),
      onlyUses(exported(file.text)),
    ]),
};

/** Variables as PowerShell and batch files set them: `$name = 'value'`, `set NAME=value`. */
function variablesIn(text: string): Variables {
  const variables: Variables = new Map();
  for (const [, name = '', value = ''] of text.matchAll(
    /^[ \t]*\$(?:\w+:)?(\w+)[ \t]*=[ \t]*["']([^"'$\n]+)["'][ \t]*\r?$/gm,
  ))
    variables.set(name, { text: value, isDefault: false });
  return variables;
}

/** `export MODEL=org/name`: what programs are started with. */
function exported(text: string): ReturnType<typeof readEnvironment> {
  const lines = new Set([...text.matchAll(/^[ \t]*export[ \t]+(\w+)=/gm)].map(([, name = '']) => name));
  return readEnvironment(entriesIn(text).filter(({ name, value }) => lines.has(name) && !value.includes('$(')));
}

export const makefiles: ConfigurationFormat = {
  name: 'makefiles',
  matches: (path) =>
    /^(?:GNUmakefile|[Mm]akefile)(?:\.[\w.-]+)?$|\.(?:mk|mak)$|^\.?[Jj]ustfile$|\.just$/.test(baseName(path)),
  telling: tellingCommand,
  read(file) {
    const variables: Variables = new Map();
    for (const [, name = '', mark = '', value = ''] of file.text.matchAll(
      /^(\w+)[ \t]*([:?]?=)[ \t]*["']?([^\n"'#]*?)["']?[ \t]*(?:#.*)?\r?$/gm,
    ))
      variables.set(name, { text: value, isDefault: mark === '?=' });
    // Just writes its variables in double braces.
    return together(
      [...file.text.matchAll(/^(?:\t| {2,})[^\n]*(?:\\\r?\n[^\n]*)*/gm)].map((match) =>
        readShell(file.text, { start: match.index, end: match.index + match[0].length }, new Map(variables)),
      ),
    );
  },
};

export const packageScripts: ConfigurationFormat = {
  name: 'package.json scripts',
  matches: (path) => baseName(path) === 'package.json',
  telling: /ollama|huggingface-cli|\bhf\s+download|wget|curl|huggingface\.co/,
  read: (file) =>
    together(
      rootsOf(file).flatMap((root) => {
        const own = partAt(root, 'scripts');
        return own === undefined
          ? []
          : childrenOf(own)
              .filter(isScalar)
              .map((part) => readShell(file.text, insideOf(part, file.text)));
      }),
    ),
};
