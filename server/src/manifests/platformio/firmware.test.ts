// Firmware: platformio.ini, the components of ESP-IDF with their lockfile, and Unity beside them.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

describe('PlatformIO', () => {
  it('reads libraries, platforms and packages of all sections', () => {
    const files = {
      'platformio.ini': `; the device
[common]
lib_deps =
    bblanchon/ArduinoJson@6.21.5 ; json
    SPI
    https://github.com/adafruit/MAX30105.git#1.2.1
    old-lib @ ^1.2
    sensor=https://github.com/a/b/archive/refs/tags/v2.0.zip
    file://lib/own
[env:esp32]
extends = common
platform = espressif32 @ 6.8.1
framework = arduino
platform_packages = platformio/framework-espidf @ ~3.50300.0
lib_deps = \${common.lib_deps}
  knolleary/PubSubClient@2.8
  \${x.lib}/y@1
`,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*bblanchon/ArduinoJson@6.21.5 runtime | platformio.ini:4',
        '*MAX30105@1.2.1 runtime git:https://github.com/adafruit/MAX30105.git#1.2.1 | platformio.ini:6',
        '*old-lib@? ^1.2 runtime | platformio.ini:7',
        '*sensor@v2.0 runtime url:https://github.com/a/b/archive/refs/tags/v2.0.zip | platformio.ini:8',
        '*knolleary/PubSubClient@2.8 runtime | platformio.ini:16',
        '*espressif32@6.8.1 runtime | platformio.ini:12',
        '*platformio/framework-espidf@? ~3.50300.0 runtime | platformio.ini:14',
      ],
      problems: [],
    });
  });
});

describe('components of ESP-IDF', () => {
  it('are joined with their lockfile', () => {
    const files = {
      'main/idf_component.yml': `dependencies:
  idf: ">=5.1"
  mdns: "^1.3.0"
  example/sensor:
    version: "==2.0.1"
  camera: { git: https://github.com/espressif/esp32-camera.git, version: v2.0.9 }
  own: { path: ../own }
`,
      'dependencies.lock': `dependencies:
  espressif/mdns:
    component_hash: aa
    dependencies: [{ name: idf }, { name: example/base }]
    source: { registry_url: https://components.example.org/, type: service }
    version: 1.3.2
  example/base:
    source: { type: service }
    version: 0.1.0
  idf:
    source: { type: idf }
    version: 5.3.0
direct_dependencies: [espressif/mdns, idf]
manifest_hash: bb
version: 2.0.0
`,
    };
    const { lines } = describeJoined(files);
    assert.deepEqual(lines, [
      '*mdns@1.3.2 ^1.3.0 runtime | main/idf_component.yml:3',
      '*example/sensor@2.0.1 ==2.0.1 runtime | main/idf_component.yml:4',
      '*camera@v2.0.9 runtime git:https://github.com/espressif/esp32-camera.git#v2.0.9 | main/idf_component.yml:6',
      '*own@? runtime path:../own | main/idf_component.yml:7',
      'example/base@0.1.0 runtime < espressif/mdns | dependencies.lock:7',
      '*esp-idf@? >=5.1 runtime | main/idf_component.yml:2',
    ]);
  });
});

describe('Unity', () => {
  it('joins its packages with their lockfile and names the engine', () => {
    const files = {
      'app/Packages/manifest.json':
        '{ "dependencies": {\n"com.unity.xr.openxr": "1.9.1",\n"com.unity.modules.ui": "1.0.0",\n"com.clinic.vr": "https://git.example/vr.git#v2",\n"local": "file:../local" } }',
      'app/Packages/packages-lock.json': JSON.stringify({
        dependencies: {
          'com.unity.xr.openxr': {
            version: '1.9.1',
            depth: 0,
            source: 'registry',
            dependencies: { 'com.unity.inputsystem': '1.6.3' },
          },
          'com.unity.inputsystem': { version: '1.6.3', depth: 1, source: 'registry', dependencies: {} },
          'com.unity.modules.ui': { version: '1.0.0', depth: 0, source: 'builtin', dependencies: {} },
          'com.clinic.vr': {
            version: 'https://git.example/vr.git#v2',
            depth: 0,
            source: 'git',
            hash: 'a'.repeat(40),
            dependencies: {},
          },
        },
      }),
      'app/ProjectSettings/ProjectVersion.txt':
        'm_EditorVersion: 2022.3.10f1\nm_EditorVersionWithRevision: 2022.3.10f1 (x)\n',
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*com.unity.xr.openxr@1.9.1 runtime | app/Packages/manifest.json:2',
        `*com.clinic.vr@? https://git.example/vr.git#v2 runtime git:https://git.example/vr.git#${'a'.repeat(40)} | app/Packages/manifest.json:4`,
        '*local@? file:../local runtime path:file:../local | app/Packages/manifest.json:5',
        'com.unity.inputsystem@1.6.3 runtime < com.unity.xr.openxr | app/Packages/packages-lock.json:1',
        '*unity@2022.3.10f1 runtime | app/ProjectSettings/ProjectVersion.txt:1',
      ],
      problems: [],
    });
  });
});
