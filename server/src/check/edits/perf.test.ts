import { SourceFile } from '../../text/source-file';
import { composeInOrder } from './compose';
it('perf', () => {
  const text =
    'risks:\n' +
    Array.from(
      { length: 400 },
      (_, i) => `  - id: R${i}\n    title: A\n    severity: x\n    probability: y\n    controls: [RC-1]\n`,
    ).join('');
  const file = new SourceFile('a.yaml', text);
  for (const n of [1, 100]) {
    const t = performance.now();
    const c = composeInOrder(
      Array.from(
        { length: n },
        (_, i) =>
          ({
            kind: 'set-field',
            anchor: { file: 'a.yaml', path: ['risks', i], part: 'value' },
            key: 'harm',
            value: 'h',
          }) as const,
      ),
      () => file,
      () => undefined,
    );
    console.log(n, c.ok, performance.now() - t);
  }
}).timeout(60000);
