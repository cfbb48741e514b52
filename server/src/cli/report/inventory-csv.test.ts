// The inventory as CSV: what stands in a workspace's files must not run in a spreadsheet.
import assert from 'node:assert/strict';
import { parseDay } from '../../terms/calendar-day';
import { writeInventoryCsv } from './inventory-csv';

describe('inventory as CSV', () => {
  it('defuses formulas and keeps commas, quotes and line breaks in their cells', () => {
    const asOf = parseDay('2026-11-23');
    assert.ok(asOf);
    const use = { revision: null, dynamic: false, how: 'a,b', inTest: true, record: null, line: 0 };
    const [header, ...lines] = writeInventoryCsv({
      ...{ schema: 1, asOf, components: [], datasets: [], artifacts: [] },
      models: [{ ...use, reference: '=HYPERLINK("x")', file: '@b.py', cell: 2 }],
      unread: [{ file: '-a\tb', reason: '+1\r\n"so"' }],
    })
      .split(/\r\n(?=Kind|model|not read|$)/)
      .slice(0, -1);
    assert.match(header ?? '', /^Kind,Name,Version,Identifier,/);
    assert.deepEqual(lines, [
      `model,,,"'=HYPERLINK(""x"")",,'@b.py,1,2,,,,,,,"a,b",no,yes,,,,,,,`,
      `not read,,,,,'-a\tb,,,,,,,,,,,,,,,,,,"'+1\r\n""so"""`,
    ]);
  });
});
