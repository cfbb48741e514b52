// The bench measures what it says: workspaces follow from their seed and hold what is promised, and measuring works.
import assert from 'node:assert/strict';
import { Samples, Deadline, sample } from '../../scripts/bench/timing';
import { press, typing } from '../../scripts/bench/typing';
import { filesOf, fullSizes, quickSizes } from '../../scripts/bench/workspaces';
import { tableOf } from '../../scripts/bench/report';
import { benchSettings, timed } from '../../scripts/bench/measure';
import { doneAnew } from '../../scripts/bench/measures/keys';
import { judgeFile } from '../../server/src/check/judge';
import { readAnnotationFile, type AnnotationFile } from '../../server/src/records/annotation-file';
import { isAnnotationFile } from '../../server/src/records/file-sections';
import { SourceFile } from '../../server/src/text/source-file';
import { productOf } from '../../server/src/workspace/products';

const quickLarge = filesOf('large', quickSizes);

describe('the workspaces of the bench', () => {
  for (const name of ['large', 'long', 'page', 'inventory', 'sources'] as const) {
    it(`gives the same bytes for ${name} again`, () => {
      assert.deepEqual([...filesOf(name, quickSizes)], [...filesOf(name, quickSizes)]);
    });
  }

  it('holds in large what its size promises', () => {
    const { large } = quickSizes;
    const paths = [...quickLarge.keys()];
    const annotations = paths.filter(isAnnotationFile);
    const records = annotations.map((path) => readAnnotationFile(new SourceFile(path, quickLarge.get(path) ?? '')));
    const count = (piece: string): number =>
      paths.filter((path) => path.startsWith('src/') && quickLarge.get(path)?.includes(piece) === true).length;
    const locks = paths.filter((path) => path.endsWith('package-lock.json'));
    const packages = locks.map((path) => (quickLarge.get(path) ?? '').split('"integrity"').length - 1);
    assert.deepEqual(
      {
        annotationFiles: annotations.length,
        records: records.reduce((total, file) => total + file.records.length, 0),
        lockfiles: locks.length,
        packagesEach: Math.max(...packages),
        sources: paths.filter((path) => path.startsWith('src/')).length,
        tags: count('compliance: implements'),
        models: count('from_pretrained'),
      },
      large,
    );
  });

  for (const { lines, faults, name } of [
    { ...fullSizes.long, name: 'long' as const },
    { ...fullSizes.page, name: 'page' as const },
  ]) {
    it(`holds in ${name} ${lines} lines and ${faults} errors`, () => {
      const text = filesOf(name, fullSizes).get('compliance.yaml') ?? '';
      assert.equal(text.split('\n').length - 1, lines);
      const annotation = readAnnotationFile(new SourceFile('compliance.yaml', text));
      const product = productOf(annotation, []);
      assert.ok(product !== undefined);
      const findings = judgeFile({ annotation, product }, benchSettings);
      assert.equal(findings.filter(({ severity }) => severity === 'error').length, faults);
    });
  }
});

describe('typing', () => {
  it('presses as many keys as asked for, each one after the text of the one before, and breaks the file on the way', () => {
    const text = filesOf('page', quickSizes).get('compliance.yaml') ?? '';
    let now = text;
    let broken = 0;
    let annotation: AnnotationFile | undefined;
    const keys = typing(text, 80);
    for (const key of keys) {
      now = press(now, key);
      annotation = readAnnotationFile(new SourceFile('compliance.yaml', now), annotation);
      if (annotation.syntax.length > 0) broken++;
    }
    assert.equal(keys.length, 80);
    assert.ok(broken > 0 && broken < 80, `${broken} states are no YAML`);
  });
});

describe('measuring', () => {
  it('gives the time that so many percent do not exceed', () => {
    const samples = new Samples();
    for (let time = 100; time >= 1; time--) samples.add(time);
    assert.deepEqual([samples.percentile(50), samples.percentile(95), samples.percentile(100)], [50, 95, 100]);
  });

  it('stops at its deadline, after one sample at least', async () => {
    assert.equal((await sample(1000, new Deadline(-1), () => undefined)).count, 1);
  });

  it('names what a number is compared with and by how much', () => {
    const samples = new Samples();
    samples.add(10);
    const table = tableOf([
      timed('a key', samples, '16 ms', [{ name: 'anew', value: 85 }]),
      { measure: 'size', reason: 'There is no package.' },
    ]);
    assert.match(table, /8\.5 times faster/);
    assert.match(table, /There is no package\./);
  });

  it('measures reading a file anew', async () => {
    const text = filesOf('page', quickSizes).get('compliance.yaml') ?? '';
    for (const { name, value } of await doneAnew(text, new Deadline(2_000))) assert.ok(value > 0, name);
  });
});
