// Holds what the reference page says beside the definitions: its examples are read, and the rules it names ask for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fieldRules, recordExamples } from '../../scripts/generate/record-notes';
import { readAnnotationFile } from '../../server/src/records/annotation-file';
import { allKinds } from '../../server/src/records/kinds/kinds';
import { rules } from '../../server/src/rules/rules';
import { SourceFile } from '../../server/src/text/source-file';

describe('the reference page of the language', () => {
  for (const { section, fields } of allKinds) {
    it(`shows an example of ${section}, with each field that is owed`, () => {
      const { records, problems, syntax } = readAnnotationFile(
        new SourceFile('sample.compliance.yaml', recordExamples[section] ?? ''),
      );
      assert.deepEqual([...problems.map(({ what }) => what), ...syntax], []);
      assert.equal(records.length, 1);
      const owed = Object.keys(fields).filter((key) => fields[key]?.owed !== 'no');
      assert.deepEqual(
        owed.filter((key) => records[0]?.reading.keys.has(key) !== true),
        [],
      );
    });
  }

  for (const [place, names] of Object.entries(fieldRules)) {
    it(`names the rules that ask for ${place}`, () => {
      const field = place.slice(place.lastIndexOf('.') + 1);
      const page = readFileSync('docs/annotation-language.md', 'utf8');
      for (const name of names) {
        assert.ok(
          rules.some((rule) => rule.name === name),
          `${name} is a rule`,
        );
        const source = readFileSync(`server/src/rules/${name}.ts`, 'utf8');
        assert.match(source, new RegExp(`\\b${field}`), `${name} speaks of ${field}`);
      }
      assert.ok(page.includes(`| \`${field}\` |`) && names.every((name) => page.includes(`rules/${name}.md`)));
    });
  }
});
