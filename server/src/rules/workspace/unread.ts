// A manifest, lockfile or model file that could not be read, or not fully.
import { onProduct, rule } from '../rule';

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
  judges: [
    onProduct(['unread'], ({ tables }) =>
      tables.unread.map(({ file, problem }) => ({
        anchor: problem.anchor,
        target: file,
        what: problem.message,
        todo:
          problem.kind === 'broken'
            ? 'Mend the file: what could not be read was not checked.'
            : 'Do not take this part for checked.',
        ...(problem.kind === 'unknowable' ? { severity: 'information' as const } : {}),
      })),
    ),
  ],
});
