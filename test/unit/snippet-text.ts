// What VS Code inserts for a snippet when every place is left as it is: the part of its snippet syntax that we use.
// Invariant: syntax that is not known here throws, so that no snippet is taken for plain text by mistake.

const variables: Readonly<Record<string, string>> = {
  WORKSPACE_NAME: 'cardiowatch',
  LINE_COMMENT: '//',
  CURRENT_YEAR: '2027',
  CURRENT_MONTH: '03',
  CURRENT_DATE: '31',
};

/** The text of a snippet: defaults and first choices are taken; a place without a default gets `blank`. */
export function expandSnippet(body: readonly string[], blank = ''): string {
  let text = body.join('\n');
  text = text.replace(/\$([A-Z_]+)/g, (_, name: string) => variableText(name));
  text = text.replace(/\$\{\d+\|([^|]*)\|\}/g, (_, choices: string) => choices.split(',')[0] ?? '');
  text = text.replace(/\$\{\d+:([^${}]*)\}/g, (_, given: string) => given);
  text = text.replace(/\$(\d+)/g, (_, place: string) => (place === '0' ? '' : blank));
  if (text.includes('$')) throw new Error(`not understood: ${text.slice(text.indexOf('$'))}`);
  return text;
}

/** The lists of choices of a snippet, each with the text of the line before it: `severity: `. */
export function choicesOf(body: readonly string[]): { readonly before: string; readonly choices: readonly string[] }[] {
  return body.flatMap((line) =>
    [...line.matchAll(/^(.*?)\$\{\d+\|([^|]*)\|\}/g)].map(([, before = '', choices = '']) => ({
      before,
      choices: choices.split(','),
    })),
  );
}

function variableText(name: string): string {
  const text = variables[name];
  if (text === undefined) throw new Error(`no such variable: ${name}`);
  return text;
}
