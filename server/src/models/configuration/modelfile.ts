// Modelfiles of Ollama: what a model is made from. A path counts from the file's own folder.
import { folderOf, joinPath } from '../../text/source-file';
import { ollama } from './command-line';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';

export const modelfile: ConfigurationFormat = {
  name: 'Modelfile',
  matches: (path) => /(?:^|[/.-])Modelfile(?:[.-][\w.-]+)?$/i.test(path),
  telling: /^[ \t]*(?:FROM|ADAPTER)[ \t]/im,
  read(file) {
    const uses: FoundUse[] = [];
    let isText = false;
    let at = 0;
    for (const line of file.text.split('\n')) {
      const [head, instruction = '', value = ''] = /^[ \t]*(FROM|ADAPTER)[ \t]+(\S+)/i.exec(line) ?? [];
      if (!isText && head !== undefined) {
        const start = at + head.length - value.length;
        uses.push({
          how: `modelfile.${instruction.toLowerCase()}`,
          span: { start, end: start + value.length },
          ...spell(value, file.path, instruction),
        });
      }
      // A text between three quotes may go over several lines.
      if ((line.match(/"""/g) ?? []).length % 2 === 1) isText = !isText;
      at += line.length + 1;
    }
    return onlyUses(uses);
  },
};

function spell(value: string, path: string, instruction: string): { readonly reference: string } {
  const isPath =
    /^(?:[./~]|[A-Za-z]:[\\/])/.test(value) ||
    /\.(?:gguf|safetensors|bin)$/i.test(value) ||
    (/^adapter$/i.test(instruction) && value.includes('/'));
  if (!isPath) return ollama(value);
  return { reference: value.startsWith('/') ? value : (joinPath(folderOf(path), value) ?? value) };
}
