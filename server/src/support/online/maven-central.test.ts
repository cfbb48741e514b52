// What Maven Central says of artifacts that went elsewhere, and of old ones.
import { itSays } from '../../../../test/network/ask-source';
import { mavenCentral } from './maven-central';

function metadata(lastUpdated: string, ...versions: readonly string[]): string {
  const list = versions.map((version) => `<version>${version}</version>`).join('');
  const release = `<release>${versions.at(-1) ?? ''}</release>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<metadata><groupId>org.example</groupId><artifactId>ecg</artifactId><versioning>${release}<versions>${list}</versions><lastUpdated>${lastUpdated}</lastUpdated></versioning></metadata>`;
}

function pom(relocation?: string, artifact = 'ecg'): string {
  const management =
    relocation === undefined
      ? ''
      : `<distributionManagement><relocation>${relocation}</relocation></distributionManagement>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><artifactId>${artifact}</artifactId>${management}</project>`;
}

const data = 'org/example/ecg/maven-metadata.xml';
const newest = 'org/example/ecg/2.0/ecg-2.0.pom';
const used = 'org/example/ecg/1.0/ecg-1.0.pom';
const component = 'pkg:maven/org.example/ecg@1.0';
const recent = metadata('20260101120000', '1.0', '2.0');

describe('Maven Central', () => {
  itSays(mavenCentral, [
    ['nothing of an artifact like any other', component, { [data]: recent, [newest]: pom(), [used]: pom() }, 'unknown'],
    [
      'the newest version was relocated, with the reason',
      component,
      { [data]: recent, [newest]: pom('<groupId>org.signals</groupId><message>A new\n home.</message>') },
      'deprecated | org.signals:ecg | relocated to org.signals:ecg: A new home.',
    ],
    [
      'the version in use was relocated, and the newest was not',
      component,
      { [data]: recent, [newest]: pom(), [used]: pom('<artifactId>signals</artifactId>') },
      'deprecated | org.example:signals | relocated to org.example:signals',
    ],
    [
      'a relocation to another version of the same',
      component,
      { [data]: recent, [newest]: pom('<version>3.0</version>'), [used]: pom() },
      'unknown',
    ],
    [
      'a relocation to where a property says',
      component,
      { [data]: recent, [newest]: pom('<artifactId>${moved.to}</artifactId>') },
      'deprecated | relocated',
    ],
    [
      'when it was released last',
      component,
      { [data]: metadata('20190228235959', '1.0', '2.0'), [newest]: pom(), [used]: pom() },
      'unknown | no release since 2019-02-28',
    ],
    [
      'no POM of a version that is not there',
      component,
      { [data]: metadata('20260101120000', '2.0'), [newest]: pom() },
      'unknown',
    ],
    [
      'nothing where the POM could not be had',
      component,
      { [data]: recent, [newest]: new Error('answered 500') },
      'failed: answered 500',
    ],
    [
      'the POM of something else',
      component,
      { [data]: recent, [newest]: pom(undefined, 'ekg') },
      /^failed: .*not the POM of/,
    ],
    [
      'another artifact',
      component,
      { [data]: recent.replace('>ecg<', '>ekg<') },
      /^failed: .*not about org\.example:ecg$/,
    ],
    ['XML that is cut off', component, { [data]: recent.slice(0, -30) }, /^failed: .*no well-formed XML$/],
    [
      'no version at all',
      component,
      { [data]: recent.replace(/<versioning>.*<\/versioning>/, '') },
      /^failed: .*lists no version$/,
    ],
  ]);
});
