import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveManifest } from '../../../../test/fixtures/resolved-manifest';
import { SourceFile } from '../../text/source-file';
import { pomXml } from './pom';
import { processorTime } from '../../../../test/fixtures/processor-time';

function dependency(group: string, artifact: string, version = '', more = ''): string {
  const written = version === '' ? '' : `<version>${version}</version>`;
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${written}${more}</dependency>`;
}

function dependencies(...each: string[]): string {
  return `<dependencies>\n${each.join('\n')}\n</dependencies>`;
}

function managed(...each: string[]): string {
  return `<dependencyManagement>${dependencies(...each)}</dependencyManagement>`;
}

/** A POM of `org.acme` in version 1. */
function pom(artifact: string, ...parts: string[]): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">\n<groupId>org.acme</groupId><artifactId>${artifact}</artifactId><version>1</version>\n${parts.join('\n')}\n</project>`;
}

function parent(artifact: string, version = '1', more = ''): string {
  return `<parent><groupId>org.acme</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${more}</parent>`;
}

const bom = '<type>pom</type><scope>import</scope>';

describe('pom.xml', () => {
  const single: [what: string, text: string, components: string[], ...problems: string[]][] = [
    ['a version', pom('a', dependencies(dependency('g', 'x', '1.2.3'))), ['pkg:maven/g/x@1.2.3 runtime']],
    ['a range', pom('a', dependencies(dependency('g', 'x', '[1.0,2.0)'))), ['pkg:maven/g/x runtime [1.0,2.0)']],
    ['a hard version', pom('a', dependencies(dependency('g', 'x', '[1.5]'))), ['pkg:maven/g/x@1.5 runtime [1.5]']],
    ['the newest', pom('a', dependencies(dependency('g', 'x', 'LATEST'))), ['pkg:maven/g/x runtime LATEST']],
    [
      'scopes',
      pom(
        'a',
        dependencies(
          dependency('g', 'test', '1', '<scope>test</scope>'),
          dependency('g', 'provided', '1', '<scope>provided</scope>'),
          dependency('g', 'runtime', '1', '<scope>runtime</scope>'),
          dependency('g', 'optional', '1', '<optional>true</optional>'),
          dependency('g', 'system', '1', '<scope>system</scope><systemPath>${basedir}/lib/x.jar</systemPath>'),
        ),
      ),
      [
        'pkg:maven/g/test@1 development',
        'pkg:maven/g/provided@1 peer',
        'pkg:maven/g/runtime@1 runtime',
        'pkg:maven/g/optional@1 optional',
        'pkg:maven/g/system@1 runtime',
      ],
    ],
    [
      'type and classifier, exclusions left alone',
      pom(
        'a',
        dependencies(
          dependency('g', 'x', '1', '<type>test-jar</type><classifier>tests</classifier>'),
          dependency(
            'g',
            'y',
            '1',
            `<exclusions><exclusion><groupId>no</groupId><artifactId>no</artifactId></exclusion></exclusions>`,
          ),
        ),
      ),
      ['pkg:maven/g/x@1?classifier=tests&type=test-jar runtime', 'pkg:maven/g/y@1 runtime'],
    ],
    [
      'properties within properties',
      pom(
        'a',
        '<properties><x.line>2</x.line><x.version>${x.line}.1-${project.version}</x.version></properties>',
        dependencies(
          dependency('${project.groupId}.x', '${pom.artifactId}-x', '${x.version}'),
          dependency('g', 'y', '${version}'),
        ),
      ),
      ['pkg:maven/org.acme.x/a-x@2.1-1 runtime', 'pkg:maven/g/y@1 runtime'],
    ],
    [
      'properties that lead to themselves',
      pom('a', '<properties><x>${y}</x><y>${x}</y></properties>', dependencies(dependency('g', 'x', '${x}'))),
      ['pkg:maven/g/x runtime ${x}'],
      'unknowable: The property "x" is not set in this workspace, so the version of g:x is not known.',
    ],
    [
      'unknown properties, said once',
      pom(
        'a',
        dependencies(
          dependency('g', 'x', '${z.version}'),
          dependency('g', 'y', '${z.version}'),
          dependency('${g}', 'z', '1'),
        ),
      ),
      ['pkg:maven/g/x runtime ${z.version}', 'pkg:maven/g/y runtime ${z.version}'],
      'unknowable: The property "z.version" is not set in this workspace, so the version of g:x and g:y is not known.',
      'unknowable: What ${g}:z is cannot be known: the property "g" is not set in this workspace.',
    ],
    [
      'management, its scope as well',
      pom(
        'a',
        managed(dependency('g', 'x', '3', '<scope>test</scope>'), dependency('g', 'unused', '1')),
        dependencies(dependency('g', 'x')),
      ),
      ['pkg:maven/g/x@3 development'],
    ],
    [
      'no version at all',
      pom('a', dependencies(dependency('g', 'x'))),
      ['pkg:maven/g/x runtime'],
      'broken: "g:x" has no version, neither here nor in dependencyManagement.',
    ],
    [
      'a parent and BOMs from elsewhere',
      pom(
        'a',
        '<parent><groupId>p</groupId><artifactId>parent</artifactId><version>2</version></parent>',
        managed(dependency('b', 'bom', '3', bom)),
        dependencies(dependency('g', 'x'), dependency('g', 'y')),
      ),
      [
        'pkg:maven/p/parent@2?type=pom development',
        'pkg:maven/b/bom@3?type=pom development',
        'pkg:maven/g/x runtime',
        'pkg:maven/g/y runtime',
      ],
      'unknowable: The version of g:x and g:y is said by one of p:parent:2 and b:bom:3, which are not in this workspace.',
    ],
    [
      'plugins, what they are given, and extensions',
      pom(
        'a',
        '<build><pluginManagement><plugins><plugin><artifactId>maven-jar-plugin</artifactId><version>3.4</version></plugin></plugins></pluginManagement>',
        '<plugins><plugin><artifactId>maven-jar-plugin</artifactId></plugin><plugin><artifactId>maven-site-plugin</artifactId></plugin>',
        `<plugin><groupId>p</groupId><artifactId>q</artifactId><version>1</version>${dependencies(dependency('g', 'x', '2'))}</plugin>`,
        '<plugin><artifactId>maven-compiler-plugin</artifactId><version>3.1</version><configuration><annotationProcessorPaths>',
        '<path><groupId>org.mapstruct</groupId><artifactId>mapstruct-processor</artifactId><version>1.6.3</version></path>',
        '</annotationProcessorPaths></configuration></plugin></plugins>',
        '<extensions><extension><groupId>e</groupId><artifactId>wagon</artifactId><version>1</version></extension></extensions></build>',
      ),
      [
        'pkg:maven/e/wagon@1 development',
        'pkg:maven/org.apache.maven.plugins/maven-jar-plugin@3.4 development',
        'pkg:maven/org.apache.maven.plugins/maven-site-plugin development',
        'pkg:maven/p/q@1 development',
        'pkg:maven/g/x@2 development',
        'pkg:maven/org.apache.maven.plugins/maven-compiler-plugin@3.1 development',
        'pkg:maven/org.mapstruct/mapstruct-processor@1.6.3 development',
      ],
      'unknowable: The version of org.apache.maven.plugins:maven-site-plugin is not said here but comes from Maven itself.',
    ],
    [
      'profiles: active by default, or not',
      pom(
        'a',
        '<profiles><profile><activation><activeByDefault>true</activeByDefault></activation><properties><v>1</v></properties>',
        `${dependencies(dependency('g', 'default', '${v}'))}</profile>`,
        `<profile><id>b</id><properties><v>2</v><w>3</w></properties>${dependencies(dependency('g', 'other', '${v}'), dependency('g', 'test', '1', '<scope>test</scope>'))}</profile></profiles>`,
        dependencies(dependency('g', 'x', '${v}'), dependency('g', 'y', '${w}')),
      ),
      [
        'pkg:maven/g/default@1 runtime',
        'pkg:maven/g/x@1 runtime',
        'pkg:maven/g/y runtime ${w}',
        'pkg:maven/g/other@2 optional',
        'pkg:maven/g/test@1 development',
      ],
      'unknowable: The property "w" is set in a profile only, so the version of g:y is not known.',
    ],
    [
      'entries without a name',
      pom('a', '<dependencies><dependency><artifactId>x</artifactId></dependency><dependency/></dependencies>'),
      [],
      'broken: The groupId beside "x" is missing.',
      'broken: The groupId is missing here.',
    ],
    ['another root', '<settings/>', [], 'broken: This is no POM: its root element is not "project".'],
    [
      'a file that is being typed',
      `<project><dependencies>${dependency('g', 'x', '1')}<dependency><groupId>g</group`,
      ['pkg:maven/g/x@1 runtime'],
      'broken: The end tag </project> is missing.',
    ],
  ];
  for (const [what, text, components, ...problems] of single) {
    it(what, () => {
      const resolved = resolveManifest({ 'pom.xml': text }, 'pom.xml');
      assert.deepEqual(resolved.components, components);
      assert.deepEqual(resolved.problems.slice(0, problems.length || undefined), problems);
    });
  }

  const several: [what: string, files: Record<string, string>, components: string[], ...problems: string[]][] = [
    [
      'a parent by its relative path, its properties, management and dependencies in the words of the child',
      {
        'app/pom.xml': pom(
          'app',
          parent('root'),
          '<properties><v>2</v></properties>',
          dependencies(dependency('g', 'x')),
        ),
        'pom.xml': pom(
          'root',
          '<packaging>pom</packaging><properties><v>1</v></properties>',
          managed(dependency('g', 'x', '${v}.0')),
          dependencies(dependency('g', 'all', '${v}')),
        ),
      },
      ['pkg:maven/g/x@2.0 runtime', 'pkg:maven/g/all@2 runtime'],
    ],
    [
      'a parent by its coordinates, and CI-friendly versions',
      {
        'app/pom.xml': `<project>${parent('root', '${revision}', '<relativePath/>')}<artifactId>app</artifactId>${dependencies(dependency('org.acme', 'lib', '${project.version}'), dependency('g', 'x'))}</project>`,
        'other/pom.xml': `<project><groupId>org.acme</groupId><artifactId>root</artifactId><version>\${revision}</version><properties><revision>7\${changelist}</revision><changelist>-SNAPSHOT</changelist></properties>${managed(dependency('g', 'x', '5'))}</project>`,
        'lib/pom.xml': `<project>${parent('root', '${revision}', '<relativePath>../other</relativePath>')}<artifactId>lib</artifactId></project>`,
      },
      ['pkg:maven/org.acme/lib@7-SNAPSHOT runtime', 'pkg:maven/g/x@5 runtime'],
    ],
    [
      'another version of what is beside it is not its parent',
      {
        'app/pom.xml': pom('app', parent('root', '2'), dependencies(dependency('g', 'x'))),
        'pom.xml': pom('root', managed(dependency('g', 'x', '1'))),
      },
      ['pkg:maven/org.acme/root@2?type=pom development', 'pkg:maven/g/x runtime'],
      'unknowable: The version of g:x is said by org.acme:root:2, which is not in this workspace.',
    ],
    [
      'BOMs of this workspace: what is said nearer wins',
      {
        'app/pom.xml': pom(
          'app',
          managed(dependency('g', 'own', '9'), dependency('org.acme', 'bom', '1', bom)),
          dependencies(dependency('g', 'own'), dependency('g', 'x'), dependency('g', 'deep')),
        ),
        'bom/pom.xml': pom(
          'bom',
          '<properties><v>4</v></properties>',
          managed(dependency('g', 'own', '1'), dependency('g', 'x', '${v}'), dependency('org.acme', 'bom2', '1', bom)),
        ),
        'bom2/pom.xml': pom(
          'bom2',
          managed(dependency('g', 'deep', '6'), dependency('g', 'x', '1'), dependency('org.acme', 'bom', '1', bom)),
        ),
      },
      ['pkg:maven/g/own@9 runtime', 'pkg:maven/g/x@4 runtime', 'pkg:maven/g/deep@6 runtime'],
    ],
    [
      'a child overrides what its parent adds',
      {
        'app/pom.xml': pom('app', parent('root'), dependencies(dependency('g', 'x', '2'))),
        'pom.xml': pom('root', dependencies(dependency('g', 'x', '1'))),
      },
      ['pkg:maven/g/x@2 runtime'],
    ],
    [
      'parents of each other',
      {
        'app/pom.xml': `<project>${parent('root')}<artifactId>app</artifactId><version>\${v}</version></project>`,
        'pom.xml': `<project>${parent('app', '1', '<relativePath>app</relativePath>')}<artifactId>root</artifactId><version>\${w}</version></project>`,
      },
      ['pkg:maven/org.acme/root@1?type=pom development'],
    ],
  ];
  for (const [what, files, components, ...problems] of several) {
    it(what, () => {
      const resolved = resolveManifest(files, 'app/pom.xml');
      assert.deepEqual(resolved.components, components);
      assert.deepEqual(resolved.problems, problems);
    });
  }

  it('knows its modules, and that they are nobody else’s', () => {
    const files = {
      'pom.xml': pom(
        'root',
        '<modules><module>core</module><module>app/pom-x.xml</module></modules><profiles><profile><modules><module>more</module></modules></profile></profiles>',
      ),
      'core/pom.xml': pom(
        'core',
        dependencies(
          dependency('org.acme', 'root', '1'),
          dependency('org.acme', 'root', '2', '<classifier>old</classifier>'),
        ),
      ),
    };
    const { content } = resolveManifest(files, 'pom.xml');
    assert.deepEqual(content.workspaces, ['core', 'app', 'more']);
    assert.deepEqual(
      content.needs.map(({ path }) => path),
      ['app/pom-x.xml'],
    );
    assert.deepEqual(
      resolveManifest(files, 'core/pom.xml').content.components.map(({ source }) => source),
      [{ kind: 'path', reference: '..', pinned: false }, { kind: 'registry' }],
    );
  });

  it('tells what the project is', () => {
    const files = {
      'app/pom.xml': `<project>${parent('root')}<artifactId>app</artifactId><scm><url>https://git.example/\${project.artifactId}</url></scm></project>`,
      'pom.xml': pom(
        'root',
        '<licenses><license><name>MIT</name></license><license><name>Apache-2.0</name></license></licenses>',
      ),
    };
    const { name, version, license, repository } = resolveManifest(files, 'app/pom.xml').content;
    assert.deepEqual(
      [name, version, license, repository],
      ['org.acme:app', '1', '(MIT OR Apache-2.0)', 'https://git.example/app'],
    );
  });

  const java: [text: string, expected: string | undefined][] = [
    [
      '<properties><maven.compiler.release>21</maven.compiler.release><java.version>17</java.version></properties>',
      'pkg:generic/java@21 21',
    ],
    ['<properties><maven.compiler.source>1.8</maven.compiler.source></properties>', 'pkg:generic/java@8 1.8'],
    [
      '<properties><java.version>17</java.version><maven.compiler.target>${java.version}</maven.compiler.target></properties>',
      'pkg:generic/java@17 17',
    ],
    [
      '<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>11</release></configuration></plugin></plugins></build>',
      'pkg:generic/java@11 11',
    ],
    [
      '<build><plugins><plugin><artifactId>maven-toolchains-plugin</artifactId><configuration><toolchains><jdk><version>[17,22)</version></jdk></toolchains></configuration></plugin></plugins></build>',
      'pkg:generic/java [17,22)',
    ],
    ['<properties><kotlin.compiler.jvmTarget>1.8</kotlin.compiler.jvmTarget></properties>', 'pkg:generic/java@8 1.8'],
    ['<properties><maven.compiler.release>${unknown}</maven.compiler.release></properties>', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of java) {
    it(`Java in ${text}`, () =>
      assert.deepEqual(
        resolveManifest({ 'pom.xml': pom('a', text) }, 'pom.xml').runtimes,
        expected === undefined ? [] : [expected],
      ));
  }

  it('stands at the start tag, and at the version of Java', () => {
    const text = pom(
      'a',
      '<properties><java.version> 17 </java.version></properties>',
      dependencies(dependency('g', 'x', '1'), dependency('g', 'y', '1')),
    );
    assert.deepEqual(resolveManifest({ 'pom.xml': text }, 'pom.xml').places, [
      '5: dependency',
      '6: dependency',
      '3: 17',
    ]);
  });

  it('reads any file without an exception, in bounded time', () => {
    const sample = pom(
      'a',
      parent('a'),
      '<properties><a>${b}${b}</a></properties>',
      managed(dependency('g', 'x', '${a}', bom)),
      dependencies(dependency('g', 'x')),
    );
    const damaged = fc.tuple(fc.nat(), fc.string({ unit: 'binary' }), fc.nat(20)).map(([at, extra, cut]) => {
      const from = at % sample.length;
      return sample.slice(0, from) + extra + sample.slice(from + cut);
    });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        resolveManifest({ 'pom.xml': text, 'app/pom.xml': sample }, 'pom.xml');
        assert.ok(pomXml.read(new SourceFile('pom.xml', text)).value.components);
      }),
    );
    const boms = Array.from({ length: 40 }, (_, index): [string, string] => [
      `b${index}/pom.xml`,
      pom(`b${index}`, managed(...[index + 1, index + 2].map((next) => dependency('org.acme', `b${next}`, '1', bom)))),
    ]);
    assert.ok(resolveManifest(Object.fromEntries(boms), 'b0/pom.xml').places);
    const doubling = Array.from(
      { length: 100 },
      (_, index) => `<p${index}>\${p${index + 1}}\${p${index + 1}}</p${index}>`,
    ).join('');
    const before = processorTime();
    resolveManifest(
      { 'pom.xml': pom('a', `<properties>${doubling}</properties>`, dependencies(dependency('g', 'x', '${p0}'))) },
      'pom.xml',
    );
    assert.ok(processorTime() - before < 2000);
  });
});
