import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asStrictJson } from './json-comments';

const cases: readonly (readonly [written: string, strict: string])[] = [
  ['{"a": [1, 2,], }', '{"a": [1, 2 ]  }'],
  ['[1, // one\n2 /* two */,\n]', '[1,       \n2           \n]'],
  ['[1, // one\n]', '[1        \n]'],
  ['[1, /* a\nb */ /* c */ ]', '[1      \n             ]'],
  ['{"//": "/* , ] */", "b\\",]": "c\\\\",}', '{"//": "/* , ] */", "b\\",]": "c\\\\" }'],
  ['[1, 2] // end', '[1, 2]       '],
  ['[,]', '[ ]'],
  ['[1,, ]', '[1,  ]'],
  ['[1 / 2]', '[1 / 2]'],
  ['[1] /* no end', '[1] /* no end'],
  ['["no end, ]', '["no end, ]'],
  ['', ''],
];

describe('asStrictJson', () => {
  for (const [written, strict] of cases)
    it(`makes ${strict} of ${written}`, () => assert.equal(asStrictJson(written), strict));

  it('finds the data among comments and surplus commas', () => {
    const space = fc.constantFrom('', ' ', '\n', '/* , "} */', '// ],{ "\n', '/**/\n');
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(space, { minLength: 1 }), (data, spaces) => {
        let count = 0;
        const next = (): string => spaces[count++ % spaces.length] ?? '';
        const write = (value: unknown): string => {
          if (typeof value !== 'object' || value === null) return JSON.stringify(value);
          const items = Array.isArray(value)
            ? value.map(write)
            : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}${next()}:${next()}${write(each)}`);
          const all = items.map((item) => `${next()}${item}${next()},`).join('');
          return Array.isArray(value) ? `[${all}${next()}]` : `{${all}${next()}}`;
        };
        const text = `${next()}${write(data)}${next()}`;
        const strict = asStrictJson(text);
        assert.equal(strict.length, text.length);
        assert.deepEqual(JSON.parse(strict), JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
