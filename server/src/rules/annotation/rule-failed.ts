// A rule or reader that did not finish. For a rule, the check itself makes this finding, so that nothing looks clean because it fell over.
import { fileAnchor } from '../../text/anchor';
import { onProduct, rule } from '../rule';

export const ruleFailed = rule({
  name: 'annotation/rule-failed',
  severity: 'error',
  finds: 'A rule or reader that did not finish: what it would have said is unknown',
  why: 'A check that fell over must not look like a check that found nothing. Until this is mended, the rule named has judged nothing.',
  mend: 'Update Compliance Lens; if it stays, report it with the message shown.',
  gate: 'always',
  unsilenceable: true,
  failing: [],
  passing: [],
  judges: [
    onProduct(['failed'], ({ tables }) =>
      tables.failed.map(({ file, reason }) => ({
        anchor: fileAnchor(file),
        target: file,
        what: `Reading this file did not finish (${reason}), so that what it holds is unknown.`,
        todo: 'Report this with the message.',
      })),
    ),
  ],
});
