import { SourceFile } from '../text/source-file';
import { formatOf } from './formats';
import { joinManifest } from './inventory';
import { locateJson } from '../syntax/json';
for (const n of [Number(process.env.PERF_N ?? 10000)]) {
  it('perf ' + n, function () {
    this.timeout(60000);
    let seed = 1;
    const rnd = (k: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % k;
    const packages: Record<string, unknown> = {};
    const deps: Record<string, string> = {};
    for (let i = 0; i < n; i++) {
      const d: Record<string, string> = {};
      for (let j = 0; j < 5; j++) {
        const t = i + 1 + rnd(2000);
        if (t < n) d[`@scope${t % 50}/pkg-${t}`] = '^1.0.0';
      }
      packages[`node_modules/@scope${i % 50}/pkg-${i}`] = {
        version: `1.${i % 90}.${i % 7}`,
        resolved: `https://registry.example.org/@scope${i % 50}/pkg-${i}/-/pkg-${i}-1.0.0.tgz`,
        integrity: 'sha512-' + 'x'.repeat(86) + '==',
        license: 'MIT',
        dependencies: d,
        engines: { node: '>=12' },
      };
      if (i < 60) deps[`@scope${i % 50}/pkg-${i}`] = '^1.0.0';
    }
    const text = JSON.stringify(
      { name: 'x', lockfileVersion: 3, packages: { '': { dependencies: deps }, ...packages } },
      null,
      2,
    );
    const ptext = JSON.stringify({ dependencies: deps });
    for (let k = 0; k < Number(process.env.PERF_K ?? 3); k++) {
      const lock = new SourceFile('package-lock.json', text);
      const man = new SourceFile('package.json', ptext);
      const t0 = performance.now();
      JSON.parse(text);
      const t1 = performance.now();
      const l = formatOf(lock.path)!.read(lock);
      const t2 = performance.now();
      const m = formatOf(man.path)!.read(man);
      const r = joinManifest(m.value, l.value);
      const t3 = performance.now();
      const c = r.value[r.value.length - 1]!;
      if (c.name === "") locateJson(lock, c.anchor.path, "key");
      const t4 = performance.now();
      console.log(
        n,
        (text.length / 1e6).toFixed(1) + 'MB',
        'parse',
        Math.round(t1 - t0),
        'read',
        Math.round(t2 - t1),
        'join',
        Math.round(t3 - t2),
        'locate',
        Math.round(t4 - t3),
        r.value.length,
        Math.round(process.memoryUsage().heapUsed / 1e6) + 'MB',
      );
    }
  });
}
