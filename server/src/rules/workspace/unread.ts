// A manifest, lockfile or model file that could not be read, or not fully.
import type { DataAnchor } from '../../text/anchor';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unread = rule({
  name: 'workspace/unread',
  severity: 'error',
  finds:
    'A manifest, SBOM or lockfile that could not be parsed, or a part that cannot be known without running a build tool',
  why: 'What was not read was not checked. A broken lockfile must not look like a project without dependencies.',
  mend: 'Mend the file, or restore it from version control.',
  gate: 'always',
  unsilenceable: true,
  failing: [
    {
      title: 'A package.json with a missing comma',
      text: `=== package.json ===
{
  "name": "gateway"
  "dependencies": {}
//^^^^^^^^^^^^^^ error
}
`,
    },
  ],
  passing: [
    { title: 'A package.json that parses', text: `=== package.json ===\n{ "name": "gateway", "dependencies": {} }\n` },
  ],
  judges: [onProduct(['unread', 'mismatches'], judge)],
});

function judge({ tables }: ProductInput<'unread' | 'mismatches'>): readonly Judgement[] {
  const missing = new Set(
    tables.mismatches.flatMap(({ kind, component }) => (kind === 'missing' ? placeOf(component.anchor) : [])),
  );
  return tables.unread.flatMap(({ file, problem }) => {
    const { anchor, message, kind } = problem;
    // What a lockfile does not hold is said once, as a mismatch.
    if (kind === 'unknowable' && 'path' in anchor && missing.has(placeOf(anchor))) return [];
    return [
      {
        anchor,
        target: file,
        what: message,
        todo:
          kind === 'broken'
            ? 'Mend the file: what could not be read was not checked.'
            : 'Do not take this part for checked.',
        ...(kind === 'unknowable' ? { severity: 'information' as const } : {}),
      },
    ];
  });
}

function placeOf({ file, path }: DataAnchor): string {
  return `${file} ${path.join(' ')}`;
}
