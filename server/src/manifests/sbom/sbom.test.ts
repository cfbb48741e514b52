// SBOMs in all notations: who brings whom, scopes, identities, milestones, and what is broken.
import assert from 'node:assert/strict';
import { linesOf } from '../../../../test/fixtures/joined-files';
import { placesIn } from '../../../../test/fixtures/manifest-lines';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { identify } from './identity';
import { isSbomContent, type SbomContent } from './sbom-content';

function read(path: string, text: string): { readonly content: SbomContent; readonly problems: readonly string[] } {
  const reading = formatOf(path)?.read(new SourceFile(path, text));
  assert.ok(reading && isSbomContent(reading.value), path);
  return { content: reading.value, problems: reading.problems.map(({ kind, message }) => `${kind}: ${message}`) };
}

const component = (name: string, more: object = {}): object => ({
  ...{ type: 'library', 'bom-ref': name, name, version: '1.0', purl: `pkg:npm/${name}@1.0` },
  ...more,
});

const bom = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
  metadata: { component: { type: 'application', 'bom-ref': 'app', name: 'gateway', version: '2.0' } },
  components: [
    component('a', {
      hashes: [{ alg: 'SHA-256', content: 'ab' }],
      licenses: [{ license: { id: 'MIT' } }, { expression: 'Apache-2.0 OR ISC' }],
      properties: [
        { name: 'cdx:lifecycle:milestone:endOfSupport', value: '2027-12-31' },
        { name: 'cdx:npm:package:path', value: 'node_modules/a' },
      ],
      components: [component('inside')],
    }),
    component('b', { scope: 'excluded' }),
    component('c', { scope: 'optional' }),
    component('d', { scope: 'optional', properties: [{ name: 'cdx:npm:package:development', value: 'true' }] }),
    component('alone'),
    { type: 'application', 'bom-ref': 'lock', name: 'package-lock.json' },
    component('under'),
    { type: 'operating-system', name: 'alpine', version: '3.16.0' },
    { type: 'application', name: 'Nginx', version: '1.21.1', cpe: 'cpe:2.3:a:f5:nginx:1.21.1:*:*:*:*:*:*:*' },
    { type: 'file', name: 'a.txt' },
    { type: 'cryptographic-asset', name: 'AES-128' },
  ],
  dependencies: [
    { ref: 'app', dependsOn: ['a', 'b', 'lock'] },
    { ref: 'lock', dependsOn: ['under'] },
    { ref: 'a', dependsOn: ['c', 'd', 'gone'] },
    { ref: 'c', dependsOn: ['a'] },
  ],
};

describe('CycloneDX', () => {
  it('tells who brings whom, and what for', () => {
    assert.deepEqual(linesOf({ 'bom.json': bom }), [
      '*a@1.0 runtime',
      '*b@1.0 development',
      'c@1.0 optional < a',
      'd@1.0 development < a',
      'alone@1.0 runtime',
      '*under@1.0 runtime',
      'alpine@3.16.0 runtime',
      'Nginx@1.21.1 runtime',
      'inside@1.0 runtime < a',
    ]);
  });

  it('keeps hashes, licences and milestones, and names its product', () => {
    const { content, problems } = read('app.cdx.json', JSON.stringify(bom));
    const first = content.components.find(({ name }) => name === 'a');
    assert.deepEqual(problems, []);
    assert.deepEqual([content.name, content.version], ['gateway', '2.0']);
    assert.deepEqual(first?.hashes, ['sha256:ab']);
    assert.equal(first.license, 'MIT AND (Apache-2.0 OR ISC)');
    assert.deepEqual(first.milestones, { endOfSupport: '2027-12-31' });
  });

  it('counts as direct what nobody requires where the product says nothing', () => {
    const lone = { ...bom, metadata: {}, dependencies: [{ ref: 'alone', dependsOn: ['a'] }] };
    const direct = linesOf({ 'bom.json': lone }).filter((line) => line.startsWith('*'));
    assert.deepEqual(
      direct.map((line) => line.slice(1).split('@')[0]),
      ['b', 'c', 'd', 'alone', 'under', 'alpine', 'Nginx'],
    );
  });

  it('says what is wrong, and keeps the rest', () => {
    const wrong = {
      ...bom,
      components: [7, { type: 'library' }, component('a', { purl: 'npm:a' }), component('b', { scope: 'maybe' })],
      dependencies: [{}],
    };
    const { content, problems } = read('bom.json', JSON.stringify(wrong));
    assert.deepEqual(
      content.components.map(({ purl }) => formatPurl(purl)),
      ['pkg:generic/a@1.0', 'pkg:npm/b@1.0'],
    );
    assert.deepEqual(problems, [
      'broken: This is no component.',
      'broken: This component has no name.',
      'broken: "npm:a" is no package URL.',
      'broken: "maybe" is no scope: required, optional or excluded.',
      'broken: A dependency has a "ref".',
    ]);
    assert.match(read('bom.json', '{}').problems.join(), /^unknowable: This is neither/);
    assert.match(read('bom.xml', '<bom><components/></bom>').problems.join(), /^unknowable: This is neither/);
    for (const [path, text] of [
      [
        'bom/bom.xml',
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion></project>',
      ],
      ['tests/utf8_bom.xml', '<Patient'],
      ['parts-bom.json', '["screw"]'],
    ] as const)
      assert.deepEqual(read(path, text).problems, [], path);
    assert.match(read('bom.xml', '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><comp').problems.join(), /^broken/);
  });

  it('bounds its nesting', () => {
    let nested: object = component('deepest');
    for (let depth = 0; depth < 150; depth++) nested = component(`c${depth}`, { components: [nested] });
    const { content, problems } = read('bom.json', JSON.stringify({ ...bom, components: [nested] }));
    assert.ok(content.components.length >= 100);
    assert.match(problems.join(), /nested more than 100 deep/);
  });

  it('falls over no data that is nested where texts are expected', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const wrapped = '{"sbom":'.repeat(50_000) + '1' + '}'.repeat(50_000);
    for (const key of ['$schema', '@context', 'bomFormat', 'components', 'packages'])
      read('bom.json', `{"${key}": ${deep}, "@graph": []}`);
    read('sbom.json', wrapped);
  });

  it('has its places in XML too', () => {
    const text = `<?xml version="1.0"?>
<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.5" version="1">
  <c:components>
    <c:component type="library" bom-ref="a"><c:name>a</c:name><c:version>1</c:version>
      <c:properties><c:property name="cdx:lifecycle:milestone:endOfLife">2030-01-01</c:property></c:properties>
      <c:licenses><c:expression acknowledgement="concluded">MIT</c:expression></c:licenses>
    </c:component>
    <c:component type="library" bom-ref="b"><c:name>b</c:name><c:purl>pkg:npm/b@2</c:purl></c:component>
  </c:components>
  <c:dependencies><c:dependency ref="b"><c:dependency ref="a"/></c:dependency></c:dependencies>
</c:bom>`;
    const { content, problems } = read('bom.xml', text);
    const format = formatOf('bom.xml');
    assert.ok(format);
    assert.deepEqual(problems, []);
    assert.deepEqual(placesIn(format, new SourceFile('bom.xml', text)), ['a', 'b']);
    assert.deepEqual(
      content.components.map(({ name, version, via, license, milestones }) => [
        name,
        version,
        via,
        license,
        milestones,
      ]),
      [
        ['a', '1', ['b'], 'MIT', { endOfLife: '2030-01-01' }],
        ['b', '2', [], undefined, {}],
      ],
    );
  });
});

describe('SPDX', () => {
  const tags = `SPDXVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
DocumentName: app
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
# packages
PackageName: app
SPDXID: SPDXRef-app
PackageVersion: 2.0

PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1.0
PackageChecksum: SHA256: ab
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: MIT
PackageDescription: <text>Two
lines</text>
ExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1.0

PackageName: b
SPDXID: SPDXRef-b
PackageVersion: 1.0

PackageName: c
SPDXID: SPDXRef-c
PackageVersion: NOASSERTION
FileName: ./c.txt
SPDXID: SPDXRef-file
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-a
Relationship: SPDXRef-b DEV_DEPENDENCY_OF SPDXRef-app
Relationship: SPDXRef-a CONTAINS SPDXRef-c
`;
  const expected = ['*a@1.0 runtime', '*b@1.0 development', 'c@? runtime < a'];

  it('as tag-value', () => {
    assert.deepEqual(linesOf({ 'app.spdx': tags }), expected);
    const { content } = read('app.spdx', tags);
    assert.deepEqual(
      [content.name, content.components[0]?.license, content.components[0]?.hashes],
      ['app', 'MIT', ['sha256:ab']],
    );
    const format = formatOf('app.spdx');
    assert.deepEqual(format && placesIn(format, new SourceFile('app.spdx', tags)), ['a', 'b', 'c']);
  });

  const json = {
    ...{ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', documentDescribes: ['SPDXRef-app'] },
    packages: [
      { SPDXID: 'SPDXRef-app', name: 'app' },
      {
        ...{ SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1.0' },
        externalRefs: [
          { referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1.0' },
        ],
      },
      { SPDXID: 'SPDXRef-b', name: 'b', versionInfo: '1.0' },
      { SPDXID: 'SPDXRef-c', name: 'c' },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-a' },
      { spdxElementId: 'SPDXRef-b', relationshipType: 'DEV_DEPENDENCY_OF', relatedSpdxElement: 'SPDXRef-app' },
      { spdxElementId: 'SPDXRef-a', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-c' },
    ],
  };

  it('as JSON, by itself, as GitHub wraps it and under any name', () => {
    assert.deepEqual(linesOf({ 'app.spdx.json': json }), expected);
    assert.deepEqual(linesOf({ 'sbom.json': { sbom: json } }), expected);
    assert.deepEqual(linesOf({ 'app.spdx': JSON.stringify(json) }), expected);
  });

  it('as YAML', () => {
    const yaml = `spdxVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
packages:
- SPDXID: SPDXRef-a
  name: a
  versionInfo: "1.0"
  externalRefs:
  - referenceType: purl
    referenceLocator: pkg:npm/a@1.0
- SPDXID: SPDXRef-b
  name: b
  versionInfo: ^2.0
`;
    assert.deepEqual(linesOf({ 'app.spdx.yml': yaml }), ['*a@1.0 runtime', '*b@? ^2.0 runtime']);
  });

  it('version 3, with AI packages apart', () => {
    const element = (type: string, name: string, more: object = {}): object => ({
      type,
      spdxId: `urn:${name}`,
      name,
      ...more,
    });
    const relation = (from: string, relationshipType: string, to: string, more: object = {}): object => ({
      ...{ type: 'Relationship', from: `urn:${from}`, relationshipType, to: [`urn:${to}`] },
      ...more,
    });
    const graph = [
      element('SpdxDocument', 'document', { rootElement: ['urn:sbom'] }),
      element('software_Sbom', 'sbom', { rootElement: ['urn:app'] }),
      element('software_Package', 'app'),
      element('software_Package', 'a', { software_packageVersion: '1.0', software_packageUrl: 'pkg:npm/a@1.0' }),
      element('software_Package', 'b', { software_packageVersion: '1.0' }),
      element('software_Package', 'c'),
      element('ai_AIPackage', 'finder', { ai_domain: ['ECG'], ai_limitation: 'adults only' }),
      element('dataset_DatasetPackage', 'beats'),
      { type: 'simplelicensing_LicenseExpression', spdxId: 'urn:mit', simplelicensing_licenseExpression: 'MIT' },
      relation('app', 'dependsOn', 'a'),
      relation('app', 'dependsOn', 'b', { type: 'LifecycleScopedRelationship', scope: 'test' }),
      relation('a', 'contains', 'c'),
      relation('a', 'hasDeclaredLicense', 'mit'),
      relation('finder', 'trainedOn', 'beats'),
    ];
    const text = JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph });
    assert.deepEqual(linesOf({ 'app.spdx.json': text }), expected);
    const { components, models, datasets } = read('app.spdx.json', text).content;
    assert.equal(components[0]?.license, 'MIT');
    assert.deepEqual(
      models.map(({ name, card }) => [name, card?.task, card?.datasets, card?.considerations]),
      [['finder', 'ECG', ['beats'], { technicalLimitations: ['adults only'] }]],
    );
    assert.deepEqual(
      datasets.map(({ name }) => name),
      ['beats'],
    );
  });

  it('says what is wrong', () => {
    const text =
      'SPDXVersion: SPDX-2.3\nnonsense\nPackageName: a\nExternalRef: purl\nPackageComment: <text>no end\nPackageName: b\n';
    assert.deepEqual(read('a.spdx', text).problems, [
      'broken: This is no line of the form "Tag: value".',
      'broken: "ExternalRef" has 3 parts.',
      'broken: The closing "</text>" is missing.',
    ]);
    const wrong = { spdxVersion: 'SPDX-2.3', packages: [7, {}], relationships: [{}] };
    assert.deepEqual(read('a.spdx.json', JSON.stringify(wrong)).problems, [
      'broken: A relationship has two elements and a type.',
      'broken: This is no package.',
      'broken: This package has no name.',
    ]);
  });
});

describe('the identity of an entry', () => {
  const cases: [statement: Parameters<typeof identify>[0], expected: string | undefined][] = [
    [{ purl: 'pkg:maven/g/a@1', cpe: undefined, name: 'x', version: '2' }, 'g:a pkg:maven/g/a@1'],
    [{ purl: 'pkg:npm/%40s/a', cpe: undefined, name: 'x', version: '2' }, '@s/a pkg:npm/%40s/a@2'],
    [{ purl: 'pkg:npm/%40s/a%401.5', cpe: undefined, name: 'a', version: '1.5' }, '@s/a pkg:npm/%40s/a@1.5'],
    [{ purl: 'pkg:deb/debian/libc6@2', cpe: undefined, name: 'x', version: undefined }, 'libc6 pkg:deb/debian/libc6@2'],
    [{ purl: undefined, cpe: 'cpe:/a:f5:nginx:1.2', name: 'Nginx', version: undefined }, 'Nginx pkg:generic/nginx@1.2'],
    [{ purl: undefined, cpe: 'cpe:2.3:a:v:node\\.js:*:*', name: 'N', version: undefined }, 'N pkg:generic/node.js'],
    [{ purl: undefined, cpe: undefined, group: 'g', name: 'a', version: 'unspecified' }, 'a pkg:generic/g/a'],
    [{ purl: undefined, cpe: undefined, name: 'a', version: '>=1 <2' }, 'a pkg:generic/a >=1 <2'],
    [{ purl: undefined, cpe: undefined, name: undefined, version: '1' }, undefined],
  ];
  for (const [statement, expected] of cases) {
    it(JSON.stringify(statement), () => {
      const found = identify(statement);
      assert.equal(found && [found.name, formatPurl(found.purl), found.range ?? ''].join(' ').trim(), expected);
    });
  }
});

describe('names of SBOMs', () => {
  const cases: [path: string, format: string | undefined][] = [
    ['bom.json', 'CycloneDX JSON'],
    ['build/app-bom.json', 'CycloneDX JSON'],
    ['app.cdx.json', 'CycloneDX JSON'],
    ['bom.xml', 'CycloneDX XML'],
    ['sbom.json', 'sbom.json'],
    ['app.sbom.json', 'sbom.json'],
    ['app.spdx', 'SPDX tag-value'],
    ['app.spdx.json', 'SPDX JSON'],
    ['app.spdx.yaml', 'SPDX YAML'],
    ['.spdx-redis.json', 'SPDX JSON'],
    ['bombs.json', undefined],
    ['spdx-license-list.json', undefined],
  ];
  for (const [path, expected] of cases) it(path, () => assert.equal(formatOf(path)?.name, expected));
});

describe('SPDX as RDF/XML', () => {
  it('has its packages wherever they are nested, with their hashes, purls and relationships', () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="https://example.org/doc#SPDXRef-DOCUMENT">
<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>gateway</spdx:name>
<spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
<spdx:relatedSpdxElement><spdx:Package rdf:about="https://example.org/doc#SPDXRef-app">
<spdx:name>gateway</spdx:name><spdx:versionInfo>1.0</spdx:versionInfo>
<spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
<spdx:relatedSpdxElement><spdx:Package rdf:about="https://example.org/doc#SPDXRef-openssl">
<spdx:name>openssl</spdx:name><spdx:versionInfo>3.0.13</spdx:versionInfo>
<spdx:licenseConcluded rdf:resource="http://spdx.org/licenses/Apache-2.0"/>
<spdx:checksum><spdx:Checksum><spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha1"/>
<spdx:checksumValue>aa</spdx:checksumValue></spdx:Checksum></spdx:checksum>
<spdx:externalRef><spdx:ExternalRef><spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
<spdx:referenceLocator>pkg:conan/openssl@3.0.13</spdx:referenceLocator></spdx:ExternalRef></spdx:externalRef>
</spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship>
<spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
<spdx:relatedSpdxElement rdf:resource="https://example.org/doc#SPDXRef-zlib"/></spdx:Relationship></spdx:relationship>
</spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship>
</spdx:SpdxDocument>
<spdx:Package rdf:about="https://example.org/doc#SPDXRef-zlib"><spdx:name>zlib</spdx:name></spdx:Package>
</rdf:RDF>
`;
    const { content, problems } = read('gateway.spdx.rdf', text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      content.components.map(({ purl, direct, hashes, license }) => [formatPurl(purl), direct, hashes, license]),
      [
        ['pkg:conan/openssl@3.0.13', true, ['sha1:aa'], 'Apache-2.0'],
        ['pkg:generic/zlib', true, [], undefined],
      ],
    );
  });
});

describe('SPDX as plain XML', () => {
  it('has lists where elements repeat', () => {
    const text = `<Document>
  <SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.2</spdxVersion><name>gateway</name>
  <packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><versionInfo>1.0</versionInfo>
    <checksums><algorithm>SHA1</algorithm><checksumValue>aa</checksumValue></checksums></packages>
  <packages><SPDXID>SPDXRef-b</SPDXID><name>b</name>
    <externalRefs><referenceType>purl</referenceType><referenceLocator>pkg:npm/b@2</referenceLocator></externalRefs></packages>
  <relationships><spdxElementId>SPDXRef-a</spdxElementId><relatedSpdxElement>SPDXRef-b</relatedSpdxElement>
    <relationshipType>DEPENDS_ON</relationshipType></relationships>
</Document>
`;
    const { content, problems } = read('gateway.spdx.xml', text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      content.components.map(({ purl, via, hashes }) => [formatPurl(purl), via, hashes]),
      [
        ['pkg:generic/a@1.0', [], ['sha1:aa']],
        ['pkg:npm/b@2', ['a'], []],
      ],
    );
    const format = formatOf('gateway.spdx.xml');
    assert.ok(format);
    assert.equal(placesIn(format, new SourceFile('gateway.spdx.xml', text)).length, 2);
  });
});
