import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { locateIn } from './notation';
import { toData, valueOf } from './tree';
import { children, nameOf, textIn, textOf, xml } from './xml';
import { processorTime } from '../../../test/fixtures/processor-time';

function read(text: string): { data: unknown; problems: string[] } {
  const { root, problems } = xml.treeOf(new SourceFile('a.xml', text));
  return { data: root && toData(root.node), problems: problems.map(({ message }) => message) };
}

describe('XML', () => {
  const wellFormed: [text: string, data: unknown][] = [
    ['<?xml version="1.0" encoding="UTF-8"?>\n<a>1.10</a>\n<!-- end -->\n', { a: '1.10' }],
    ['\n  <a><b> x </b><b>y</b><c/><b>z</b></a>', { a: { b: 'x', 'b[2]': 'y', c: null, 'b[3]': 'z' } }],
    ['<a href=\'x"y\' n = "1 &amp; 2"/>', { a: { '@href': 'x"y', '@n': '1 & 2' } }],
    ['<a k="v"> text </a>', { a: { '@k': 'v', '#text': 'text' } }],
    ['<m:a xmlns:m="urn:m" xsi:type="t"><m:b>1</m:b></m:a>', { a: { '@xmlns:m': 'urn:m', '@xsi:type': 't', b: '1' } }],
    ['<a>x<!-- <b> & -- >y</a>'.replace('-- >', '-->'), { a: 'xy' }],
    ['<a><![CDATA[<b>&amp; & ]] </b>]]></a>', { a: '<b>&amp; & ]] </b>' }],
    ['<a>1<b>2</b>3</a>', { a: { b: '2', '#text': '13' } }],
    ['<a>&lt;&#65;&#x42;&oslash;</a>', { a: '<ABø' }],
    ['<!DOCTYPE a [<!ENTITY v "1.2"> <!ENTITY w \'&v;\'>]><a>&v;</a>', { a: '1.2' }],
    ['<a></a>', { a: null }],
    ['<a>\r\n  <b>x\r\ny</b>\r\n</a>', { a: { b: 'x\ny' } }],
    ['<__proto__>1</__proto__>', JSON.parse('{"__proto__": "1"}')],
  ];
  for (const [text, data] of wellFormed) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), { data, problems: [] }));
  }

  const broken: [text: string, data: unknown, ...problems: string[]][] = [
    ['', undefined, 'This holds no XML element.'],
    ['just text', undefined, 'Text may stand within the root element only.', 'This holds no XML element.'],
    ['<a><b>1</b>', { a: { b: '1' } }, 'The end tag </a> is missing.'],
    ['<a><b><c>1</b><d>2</d></a>', { a: { b: { c: '1' }, d: '2' } }, 'The end tag </c> is missing.'],
    ['<a><b>1</bb><c>2</c></a>', { a: { b: '1', c: '2' } }, 'No element "bb" is open here.'],
    ['<a></c></c>x<b>1</b></a>', { a: { b: '1', '#text': 'x' } }, 'No element "c" is open here.'],
    ['<a></><b>1</b></a>', { a: { b: '1' } }, 'No element "" is open here.'],
    ['<a>1</a><b>2</b>', { a: '1', b: '2' }, 'Nothing may follow the root element.'],
    ['<a>&lol;</a>', { a: '&lol;' }, 'This entity is not known; "&" itself is written "&amp;".'],
    ['<a>R & D<b>1</b></a>', { a: { b: '1', '#text': 'R & D' } }, '"&" is written "&amp;".'],
    ['<a b="x & y"/>', { a: { '@b': 'x & y' } }, '"&" is written "&amp;".'],
    ['<a b="1" b="2"/>', { a: { '@b': '1' } }, 'This attribute is repeated; the first one counts.'],
    ['<a b=1 c="2"/>', { a: { '@b': '1', '@c': '2' } }, 'The value of an attribute stands in quotes.'],
    ['<a>1 < 2</a>', { a: '1 2' }, 'This cannot be part of a tag\'s name; "<" itself is written "&lt;".'],
    ['<a><b x="1', { a: { b: null } }, 'The end tag </a> is missing.'],
  ];
  for (const [text, data, ...problems] of broken) {
    it(`reads ${JSON.stringify(text)} and says what is wrong`, () => {
      const reading = read(text);
      assert.deepEqual(reading.data, data);
      assert.deepEqual(reading.problems.slice(0, problems.length), problems);
    });
  }

  it('bounds nesting', () => {
    for (const end of ['', '</a>'.repeat(200_000), '</b>'.repeat(200_000)]) {
      const { data, problems } = read('<a>'.repeat(200_000) + end);
      assert.ok(data);
      assert.ok(problems.some((message) => message.includes('nested more than 500 deep')) || end === '');
    }
  });

  it('bounds what entities stand for', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE a [<!ENTITY l0 "lol">${levels.join('')}<!ENTITY big "${'x'.repeat(100_000)}">]>`;
    const { data } = read(`${bomb}<a><b>&l30;</b><c>${'&big;'.repeat(10_000)}</c><d>&l0;</d></a>`);
    assert.ok(JSON.stringify(data).length < 60_000);
    assert.equal(textIn(valueOf(xml.treeOf(new SourceFile('a.xml', '<a><b>1</b></a>')).root?.node, 'a'), 'b'), '1');
  });

  it('reads nothing from elsewhere', () => {
    const { data, problems } = read('<!DOCTYPE a SYSTEM "x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>');
    assert.deepEqual(data, { a: '&e;' });
    assert.equal(problems.length, 1);
  });

  it('takes time in proportion to broken text', () => {
    for (const text of [
      '&',
      '<',
      '<a ',
      '</a>',
      '<a b="',
      '<!',
      '<a b=',
      ']]>',
      '<a></b>',
      '<a/>x',
      "='",
      'a="1" ',
      '</x>',
    ]) {
      const before = processorTime();
      read(`<r>${text.repeat(200_000)}`);
      assert.ok(processorTime() - before < 3000, text);
    }
  });

  it('never throws, and keeps children within their parents', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<e/>',
      'x',
      ' ',
      '\r\n',
      '&',
      '&lt;',
      '<!--',
      '-->',
    );
    const more = fc.constantFrom('<![CDATA[', ']]>', '<?p ?>', '"', '<', '>', '=', '<!DOCTYPE', '[', '\ud800', '</c>');
    const pieces = fc.array(fc.oneof(piece, piece, more), { maxLength: 30 }).map((each) => each.join(''));
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (text) => {
        const { root, problems } = xml.treeOf(new SourceFile('a.xml', text));
        if (root === undefined) assert.notEqual(problems.length, 0);
        const waiting = root === undefined ? [] : [root.node];
        for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
          assert.ok(node.span.start >= 0 && node.span.start <= node.span.end);
          if (node.kind !== 'map') continue;
          for (const { key, keySpan, node: child } of node.entries) {
            assert.ok(child.span.start >= node.span.start && child.span.end <= node.span.end, `${key} in ${text}`);
            assert.ok(keySpan.end <= node.span.end);
            waiting.push(child);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('places in XML', () => {
  const file = new SourceFile(
    'pom.xml',
    '\ufeff<?xml version="1.0"?>\r\n<!DOCTYPE p>\r\n<!-- a <b> -->\r\n<p:project  name = "x"\r\n>\r\n' +
      '  <dep><id>one</id></dep>\r\n  <!-- c --><dep>\r\n<id> <![CDATA[two]]> </id><v/><t k="&amp;">te&lt;xt</t></dep>\r\n</p:project>',
  );
  const cases: [path: (string | number)[], part: 'key' | 'value' | 'entry', expected: string][] = [
    [['project'], 'key', 'p:project'],
    [['project', '@name'], 'key', 'name'],
    [['project', '@name'], 'value', 'x'],
    [['project', '@name'], 'entry', 'name = "x'],
    [['project', 'dep'], 'value', '<dep><id>one</id></dep>'],
    [['project', 'dep', 'id'], 'value', 'one'],
    [['project', 'dep', 'id'], 'entry', 'id>one'],
    [['project', 'dep[2]', 'id'], 'key', 'id'],
    [['project', 'dep[2]', 'id'], 'value', 'two'],
    [['project', 'dep[2]', 'v'], 'key', 'v'],
    [['project', 'dep[2]', 'v'], 'value', ''],
    [['project', 'dep[2]', 't', '@k'], 'value', '&amp;'],
    [['project', 'dep[2]', 't', '#text'], 'value', 'te&lt;xt'],
    [['project', 'dep[3]', 'id'], 'value', 'p:project'],
  ];
  for (const [path, part, expected] of cases) {
    it(`${path.join('.')}, ${part}`, () => {
      const { start, end } = locateIn(xml, file, path, part);
      assert.equal(file.text.slice(start, end), expected);
    });
  }

  it('gives children, names and texts', () => {
    const project = valueOf(xml.treeOf(file).root?.node, 'project');
    const dependencies = children(project, 'dep');
    assert.deepEqual(
      dependencies.map(({ key, node }) => [key, nameOf(key), textIn(node, 'id'), textIn(node, 't'), textIn(node, 'v')]),
      [
        ['dep', 'dep', 'one', undefined, undefined],
        ['dep[2]', 'dep', 'two', 'te<xt', undefined],
      ],
    );
    assert.deepEqual([textOf(project), textIn(project, '@name'), children(undefined, 'dep')], [undefined, 'x', []]);
  });

  it('points at what is wrong', () => {
    const wrong = new SourceFile('a.xml', '<a>\r\n <b>1</bb>\r\n <c>\r\n <d>R & D</d>\r\n</a>');
    assert.deepEqual(
      xml.treeOf(wrong).problems.map(({ span }) => wrong.text.slice(span.start, span.end)),
      ['</bb>', 'c', '&'],
    );
  });
});
