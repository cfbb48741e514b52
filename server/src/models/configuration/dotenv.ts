// Files of environment variables: `.env` and its variants.
import { readEnvironment, type EnvironmentEntry } from './environment';
import { onlyUses, type ConfigurationFormat } from './found';

export const dotenv: ConfigurationFormat = {
  name: '.env',
  matches: (path) => /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[\w.-]+\.env(?:\.[\w-]+)?|\.envrc)$/.test(path),
  telling: /MODEL|LLM|EMBED|DEPLOYMENT|CHECKPOINT|WEIGHTS/i,
  read: (file) => onlyUses(readEnvironment(entriesIn(file.text))),
};

/** The variables of lines `NAME=value`, with or without `export` and quotes. */
export function entriesIn(text: string): readonly EnvironmentEntry[] {
  return [
    ...text.matchAll(
      /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\n]*?))[ \t]*(?:#.*)?\r?$/gm,
    ),
  ].map((match) => {
    const [whole, name = '', double, single, bare] = match;
    const value = (double ?? single ?? bare ?? '').trim();
    const start = match.index + whole.indexOf(value, whole.indexOf('='));
    return { name, value, span: { start, end: start + value.length } };
  });
}
