// platformio.ini: the libraries, platforms and packages of a firmware.
// Invariant: `${section.key}` repeats what stands in that section and is read there. A library without owner and version
// comes with the framework or is taken as it is newest, and nobody says which. Source: docs.platformio.org, "platformio.ini".
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type ManifestFormat } from '../format';
import { gitSource, repositoryPurl } from '../github/repository';
import { ini } from '../ini';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';

const FORMAT = 'platformio.ini';

/** Libraries that come with the Arduino cores of boards, and the machine itself as a platform. */
const BUILT_IN =
  /^(?:SPI|Wire|EEPROM|SD(?:_MMC)?|SPIFFS|LittleFS|FS|WiFi|WiFiClientSecure|WiFiUdp|Ethernet|Update|HTTPClient|HTTPUpdate|NetworkClientSecure|Network|WebServer|DNSServer|ESPmDNS|Preferences|Ticker|Servo|SoftwareSerial|BLE|BluetoothSerial|ArduinoOTA|AsyncUDP|USB|NetBIOS|Hash|Matter|ESP8266\w+|ESP_I2S|ESP_SR|Adafruit_TinyUSB_Arduino|(?:platformio\/)?native)$/;

/** What the keys name, by what it is for. */
const lists: readonly (readonly [key: string, scope: Scope])[] = [
  ['lib_deps', 'runtime'],
  ['platform', 'runtime'],
  ['platform_packages', 'runtime'],
  ['test_lib_deps', 'development'],
];

export const platformioIni: ManifestFormat = {
  name: FORMAT,
  purlType: 'generic',
  kind: 'manifest',
  tells: manifestTells,
  notation: ini,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const manifest = new ManifestData(file, ini);
    const components = Object.entries(manifest.root).flatMap(([section, keys]) =>
      lists.flatMap(([key, scope]) => {
        const lines = isFields(keys) && Array.isArray(keys[key]) ? (keys[key] as readonly unknown[]) : [];
        return lines.flatMap((line, index) => readLine(manifest, textOf(line) ?? '', [section, key, index], scope));
      }),
    );
    return {
      value: {
        ...silent,
        file: file.path,
        format: FORMAT,
        purlType: 'generic',
        components: withoutRepeats(components),
      },
      problems: manifest.problems,
    };
  },
};

/** `owner/name@^1.2`, `name`, `name=https://…#tag`; several in a line are split by commas. */
function readLine(manifest: ManifestData, line: string, path: DataPath, scope: Scope): readonly Component[] {
  return line.split(/,\s+(?!\d)/).flatMap((each): readonly Component[] => {
    const text = each.trim();
    if (text === '' || text.startsWith('${') || BUILT_IN.test(text) || /^(?:file|symlink):|^[./~]/.test(text))
      return [];
    const anchor = { file: manifest.file.path, path, part: 'value' } as const;
    const [, alias, address] =
      /^(?:([\w .-]+?)\s*[=@]\s*)?((?:git\+)?(?:https?|ssh|git):\/\/\S+|git@\S+)$/.exec(text) ?? [];
    if (address !== undefined) return readAddress(address, alias, { direct: true, scope, anchor });
    const [, owner, name = '', range] = /^(?:([\w.-]+)\/)?([^@/]+?)\s*(?:@\s*(.+))?$/.exec(text) ?? [];
    const version = /^v?\d[\w.+-]*$/.exec(range ?? '')?.[0];
    const purl = makePurl({ type: 'generic', namespace: owner, name, version });
    if (purl === undefined) manifest.broken(path, `"${text.slice(0, 100)}" names no library.`);
    if (purl !== undefined && text.includes('${'))
      manifest.unknowable(path, `A variable says what "${text.slice(0, 100)}" means.`);
    const isKnown = purl !== undefined && !text.includes('${');
    return isKnown
      ? [
          componentOf({
            purl,
            name: owner === undefined ? name : `${owner}/${name}`,
            version,
            range,
            direct: true,
            scope,
            anchor,
          }),
        ]
      : [];
  });
}

function readAddress(
  written: string,
  alias: string | undefined,
  where: Pick<Component, 'direct' | 'scope' | 'anchor'>,
): readonly Component[] {
  const [address = '', reference] = written.replace(/^git\+/, '').split('#');
  const [, archive, tag] =
    /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/(?:archive\/(?:refs\/tags\/)?|releases\/download\/)([^/]+?)(?:\.zip|\.tar\.gz|\/.*)$/.exec(
      address,
    ) ?? [];
  const version = reference ?? tag;
  const purl = repositoryPurl(archive ?? address, version);
  if (purl === undefined) return [];
  const source =
    archive === undefined
      ? gitSource(address, reference)
      : ({ kind: 'url', reference: address, pinned: false } as const);
  return [
    componentOf({
      purl,
      name: alias ?? baseName(archive ?? address).replace(/\.git$/, ''),
      version,
      range: version,
      source,
      ...where,
    }),
  ];
}
