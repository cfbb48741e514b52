// The examples of a rule as its page shows them: files, what is said of them, and the quick fixes that are offered.
// Invariant: messages and fixes are those that checking the example gives, so that no page promises what the tool does not do.
import type { Finding } from '../../server/src/check/finding';
import type { Example, Rule } from '../../server/src/rules/rule';
import { checkFixture } from '../../test/fixtures/check-fixture';
import { codeBlock, points, section } from './markdown';

/** The examples of a rule. */
export interface ShownExamples {
  /** Nothing for a rule that has no examples. */
  readonly parts: readonly string[];
  /** What the first finding is about, by the name that waivers use. */
  readonly target: string | undefined;
}

const MARKS =
  'A comment such as `# ^^^ error` is not part of the file: it marks the place above it where the finding stands.';

/** Checks the failing examples of a rule and shows all. */
export async function showExamples({ name, failing, passing }: Rule): Promise<ShownExamples> {
  const parts: string[] = failing.length > 0 ? [MARKS] : [];
  let target: string | undefined;
  for (const example of failing) {
    const { findings } = await checkFixture(example.text);
    const own = findings.filter((finding) => finding.rule === name);
    target ??= own[0]?.target;
    parts.push(section(3, `Found: ${example.title}`, ...filesOf(example), messagesOf(own), fixesOf(own)));
  }
  for (const example of passing) parts.push(section(3, `Fine: ${example.title}`, ...filesOf(example)));
  return { parts, target };
}

/** The files of an example as blocks of code, with their names where it gives them. */
function filesOf({ text }: Example): readonly string[] {
  const [unnamed = '', ...named] = text.split(/^=== (.+) ===\n/m);
  const blocks = unnamed.trim() === '' ? [] : [codeBlock('yaml', unnamed)];
  for (let at = 0; at + 1 < named.length; at += 2) {
    const path = named[at] ?? '';
    blocks.push(`\`${path}\``, codeBlock(languageOf(path), named[at + 1] ?? ''));
  }
  return blocks;
}

/** By the ending of a path; JSON has comments here, since examples mark places by them. */
const languages: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'jsonc',
  py: 'python',
  js: 'javascript',
  ts: 'typescript',
  tsx: 'tsx',
};

function languageOf(path: string): string {
  return languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'text';
}

function messagesOf(findings: readonly Finding[]): string {
  return codeBlock('text', findings.map(({ severity, message }) => `${severity}: ${message}`).join('\n'));
}

function fixesOf(findings: readonly Finding[]): string {
  const titles = [...new Set(findings.flatMap(({ fixes }) => fixes.map(({ title }) => title)))];
  return titles.length === 0 ? '' : `Quick fixes:\n\n${points(titles.map((title) => `\`${title}\``))}`;
}
