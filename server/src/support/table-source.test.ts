import assert from 'node:assert/strict';
import { parseDay } from '../terms/calendar-day';
import { parsePurl } from '../terms/purl';
import type { Certainty, SupportAnswer, SupportStatus } from './answer';
import { tableSource } from './table-source';

/** Asks the table: `pkg:npm/express@4.17.1`, or `pkg:npm/express ^4` for a range. A version is a pin. */
function ask(question: string, asOf = '2026-11-23'): SupportAnswer | undefined {
  const [name = '', ...range] = question.split(' ');
  const purl = parsePurl(name);
  const day = parseDay(asOf);
  assert.ok(purl && day, question);
  return tableSource.answer(
    {
      purl,
      name: purl.name,
      range: range.length > 0 ? range.join(' ') : undefined,
      deprecated: undefined,
      withdrawn: undefined,
      pinned: true,
    },
    day,
  );
}

interface Case {
  readonly question: string;
  readonly asOf?: string;
  readonly status: SupportStatus;
  readonly line?: string;
  readonly until?: string;
  readonly successor?: string;
  readonly certainty?: Certainty;
}

function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const { question, asOf, status, ...expected } of cases) {
      it(`${question}${asOf === undefined ? '' : ` on ${asOf}`} is ${status}`, () => {
        const answer = ask(question, asOf);
        assert.ok(answer, 'the product is in the table');
        assert.equal(answer.status, status);
        for (const [key, value] of Object.entries(expected))
          assert.equal(answer[key as keyof SupportAnswer], value, key);
      });
    }
  });
}

describeCases('the table, by the name that stands in the manifest', [
  { question: 'pkg:generic/node@18.20.4', status: 'ended', line: 'Node.js 18', until: '2025-04-30' },
  { question: 'pkg:generic/node@v20', status: 'ended', line: 'Node.js 20' },
  { question: 'pkg:generic/node@lts/hydrogen', status: 'ended', line: 'Node.js 18' },
  { question: 'pkg:docker/library/node@18-slim', status: 'ended', line: 'Node.js 18' },
  { question: 'pkg:docker/library/python@3.11-trixie', status: 'supported', line: 'Python 3.11' },
  { question: 'pkg:docker/library/debian@bookworm-slim', status: 'ended', line: 'Debian 12', until: '2026-07-11' },
  { question: 'pkg:docker/library/ubuntu@jammy-20240530', status: 'ending', line: 'Ubuntu 22.04' },
  { question: 'pkg:docker/library/alpine@3.18', status: 'ended', line: 'Alpine Linux 3.18' },
  { question: 'pkg:docker/library/eclipse-temurin@8u402-b06-jdk', status: 'supported', line: 'Eclipse Temurin 8' },
  { question: 'pkg:generic/java@1.8', status: 'supported', line: 'Eclipse Temurin 8' },
  { question: 'pkg:docker/library/openjdk@17-jdk', status: 'ended', line: 'OpenJDK builds from Oracle 17' },
  { question: 'pkg:docker/dotnet/aspnet@6.0-alpine', status: 'ended', line: '.NET 6' },
  { question: 'pkg:docker/windows/servercore@ltsc2016', status: 'ending', line: 'Windows Server 2016' },
  { question: 'pkg:docker/library/ros@foxy-ros-base', status: 'ended', line: 'ROS 2 foxy' },
  { question: 'pkg:npm/%40angular/core@14.2.1', status: 'ended', line: 'Angular 14', until: '2023-11-18' },
  { question: 'pkg:npm/angular@1.8.3', status: 'ended', successor: 'Angular' },
  { question: 'pkg:npm/react-native@0.72.6', status: 'ended', line: 'React Native 0.72' },
  { question: 'pkg:npm/express@3.21.2', status: 'ended', line: 'Express 3', until: '2015-07-05' },
  { question: 'pkg:npm/jquery@1.12.4', status: 'ended', line: 'jQuery 1' },
  { question: 'pkg:pypi/django@3.2.25', status: 'ended', line: 'Django 3.2', until: '2024-04-01' },
  { question: 'pkg:maven/org.springframework.boot/spring-boot-starter-web@2.7.18', status: 'ended' },
  { question: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.12.4', status: 'ended', line: 'Apache Log4j 2.12' },
  { question: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.24.0', status: 'supported', line: 'Apache Log4j 2' },
  { question: 'pkg:generic/openssl@1.1.1w', status: 'ended', line: 'OpenSSL 1.1.1', until: '2023-09-11' },
  { question: 'pkg:docker/library/postgres@14.24', status: 'ended', line: 'PostgreSQL 14', until: '2026-11-12' },
  { question: 'pkg:golang/stdlib@1.22.3', status: 'ended', line: 'Go 1.22' },
]);

describeCases('decision 29: the last supported day', [
  { question: 'pkg:generic/node@22', asOf: '2026-11-01', status: 'ending', successor: 'Node.js 24' },
  { question: 'pkg:generic/node@22', asOf: '2026-10-31', status: 'supported', until: '2027-04-30' },
  { question: 'pkg:generic/node@22', asOf: '2027-04-30', status: 'ending' },
  { question: 'pkg:generic/node@22', asOf: '2027-05-01', status: 'ended', successor: 'Node.js 24' },
  // Extended support does not count, the regular one of Debian 11 ended in 2024.
  { question: 'pkg:generic/debian@11', asOf: '2025-01-01', status: 'ended', until: '2024-08-14' },
]);

describeCases('decision 30: a pin beats a range', [
  { question: 'pkg:generic/node@24.1.0 >=18', status: 'supported', line: 'Node.js 24', certainty: 'pinned' },
]);

describeCases('decision 30: ranges of runtimes', [
  {
    question: 'pkg:generic/node ^18 || ^20 || ^24',
    status: 'supported',
    line: 'Node.js 24',
    certainty: 'range-closed',
  },
  { question: 'pkg:generic/node 16.x - 18.x', status: 'ended', line: 'Node.js 18', certainty: 'range-closed' },
  { question: 'pkg:generic/node >=20 <26', status: 'ended', line: 'Node.js 25', certainty: 'range-closed' },
  { question: 'pkg:generic/node >=18', status: 'ended', line: 'Node.js 18', certainty: 'range-open' },
  { question: 'pkg:generic/node >=24', status: 'supported', line: 'Node.js 24', certainty: 'range-open' },
  { question: 'pkg:generic/node ^18 || >=20', status: 'ended', line: 'Node.js 18', certainty: 'range-open' },
  { question: 'pkg:generic/node >=0.10', status: 'ended', certainty: 'range-open' },
  { question: 'pkg:generic/node <17', status: 'ended', line: 'Node.js 16', certainty: 'range-closed' },
  { question: 'pkg:generic/node *', status: 'unknown' },
  { question: 'pkg:generic/node >=24 <40', status: 'supported', line: 'Node.js 26' },
  { question: 'pkg:generic/node >=24 <40', asOf: '2030-01-01', status: 'unknown' },
  { question: 'pkg:generic/node no range', status: 'unknown' },
  { question: 'pkg:docker/library/redis@7-alpine', status: 'supported', line: 'Redis 7.4', certainty: 'range-closed' },
  { question: 'pkg:docker/library/python@3', status: 'supported', line: 'Python 3.14', certainty: 'range-closed' },
  { question: 'pkg:docker/library/python@3', asOf: '2031-01-01', status: 'unknown' },
]);

describeCases('decision 30: a package range without a lockfile has ended only if every line it admits has', [
  { question: 'pkg:npm/express ^3.0.0', status: 'ended', line: 'Express 3', certainty: 'range-closed' },
  { question: 'pkg:npm/express 3.x || 4.x', status: 'supported', line: 'Express 4', certainty: 'range-closed' },
  { question: 'pkg:npm/express >=3', status: 'supported', certainty: 'range-open' },
  { question: 'pkg:npm/electron >=20', asOf: '2028-01-01', status: 'unknown' },
  { question: 'pkg:npm/electron >=20 <43', asOf: '2028-01-01', status: 'ended', line: 'Electron 42' },
  {
    question: 'pkg:npm/angular >=1.5',
    status: 'ended',
    line: 'AngularJS 1.8',
    successor: 'Angular',
    certainty: 'range-open',
  },
  { question: 'pkg:npm/vue ^2.5.0', status: 'ended', until: '2023-12-31', line: 'Vue 2.7' },
  { question: 'pkg:npm/%40angular/core ~8.2.0', status: 'ended', certainty: 'range-closed' },
]);

describeCases('decision 30: ranges as each ecosystem writes them', [
  { question: 'pkg:pypi/django >=3.2,<4.0', status: 'ended', line: 'Django 3.2', certainty: 'range-closed' },
  { question: 'pkg:pypi/django ~=4.2.7', status: 'ended', line: 'Django 4.2' },
  { question: 'pkg:pypi/django ^3.2 || ^5.2', status: 'supported', line: 'Django 5.2' },
  { question: 'pkg:pypi/django <3', status: 'ended', line: 'Django 2.2' },
  { question: 'pkg:pypi/django >=3.2', status: 'supported', certainty: 'range-open' },
  { question: 'pkg:conda/numpy >=1.20,<1.24', status: 'ended', line: 'NumPy 1.23' },
  { question: 'pkg:gem/rails ~> 7.0', status: 'ended', line: 'Ruby on Rails 7.2', certainty: 'range-closed' },
  { question: 'pkg:gem/rails ~> 8.0', status: 'supported', certainty: 'range-closed' },
  { question: 'pkg:composer/laravel/framework ^9.0|^10.0', status: 'ended', line: 'Laravel 10' },
  { question: 'pkg:composer/symfony/console 5.4.*', status: 'ended', asOf: '2029-03-01', line: 'Symfony 5.4' },
  { question: 'pkg:maven/org.springframework/spring-core [5.2,5.4)', status: 'ended', line: 'Spring Framework 5.3' },
  { question: 'pkg:maven/org.springframework/spring-core 5.3.+', status: 'ended', line: 'Spring Framework 5.3' },
  { question: 'pkg:maven/org.springframework/spring-core [5.2,)', status: 'supported', certainty: 'range-open' },
  { question: 'pkg:nuget/Microsoft.EntityFrameworkCore [6.0,8.0)', status: 'ended', until: '2024-11-12' },
  { question: 'pkg:nuget/Microsoft.EntityFrameworkCore 6.*', status: 'ended', certainty: 'range-closed' },
  { question: 'pkg:nuget/Microsoft.EntityFrameworkCore 6.0.1', status: 'supported', certainty: 'range-open' },
  { question: 'pkg:nuget/Microsoft.EntityFrameworkCore@6.0.1', status: 'ended', certainty: 'pinned' },
  { question: 'pkg:hex/phoenix ~> 1.4.0', status: 'ended', line: 'Phoenix Framework 1.4' },
  { question: 'pkg:hex/phoenix ~> 1.4', status: 'supported', line: 'Phoenix Framework 1.8' },
  { question: 'pkg:conan/openssl [>=1.1 <2]', status: 'ended', line: 'OpenSSL 1.1.1' },
  { question: 'pkg:golang/github.com/docker/docker >=27.0.0 <28.0.0', status: 'ended', line: 'Docker Engine 27' },
]);

describeCases('decision 30: ranges of runtimes as their manifests write them', [
  { question: 'pkg:generic/python >=3.9', status: 'ended', line: 'Python 3.9', certainty: 'range-open' },
  { question: 'pkg:generic/python ^3.9', status: 'supported', line: 'Python 3.14', certainty: 'range-closed' },
  { question: 'pkg:generic/python >=3.8,<3.10', status: 'ended', line: 'Python 3.9', certainty: 'range-closed' },
  { question: 'pkg:generic/php ^7.4 || ^8.0', status: 'supported', line: 'PHP 8.5', certainty: 'range-closed' },
  { question: 'pkg:generic/php ~7.4', status: 'ended', line: 'PHP 7.4', certainty: 'range-closed' },
  { question: 'pkg:generic/ruby ~> 3.0', status: 'supported', line: 'Ruby 3.4', certainty: 'range-closed' },
  { question: 'pkg:generic/ruby >= 3.1', status: 'ended', line: 'Ruby 3.1', certainty: 'range-open' },
  { question: 'pkg:generic/java [17,22)', status: 'supported', line: 'Eclipse Temurin 21', certainty: 'range-closed' },
  { question: 'pkg:generic/elixir ~> 1.14', status: 'supported', line: 'Elixir 1.20', certainty: 'range-closed' },
  { question: 'pkg:generic/erlang >=24', status: 'ended', line: 'Erlang 24', certainty: 'range-open' },
  { question: 'pkg:generic/rust >=1.70', status: 'ended', line: 'Rust 1.70', certainty: 'range-open' },
  { question: 'pkg:generic/android >=7.0', status: 'ended', line: 'Android 7.0', certainty: 'range-open' },
  { question: 'pkg:generic/ios >= 18.0', status: 'supported', certainty: 'range-open' },
  { question: 'pkg:generic/macos >= 12', status: 'ended', line: 'macOS 12', certainty: 'range-open' },
]);

describeCases('what manifests call runtimes, target frameworks and toolchains', [
  { question: 'pkg:generic/dotnet@6.0', status: 'ended', line: '.NET 6' },
  { question: 'pkg:generic/dotnet@3.1', status: 'ended', line: '.NET 3.1' },
  { question: 'pkg:generic/dotnet-sdk@8.0.100', status: 'ended', line: '.NET 8' },
  { question: 'pkg:generic/dotnet-framework@4.8', status: 'supported', line: '.NET Framework 4.8' },
  { question: 'pkg:generic/dotnet-framework@4.5.2', status: 'ended', line: '.NET Framework 4.5.2' },
  { question: 'pkg:generic/monoandroid@1.2.0', status: 'ended', line: 'Xamarin', successor: '.NET MAUI' },
  { question: 'pkg:generic/gradle@6.9.4', status: 'ended', line: 'Gradle 6' },
  { question: 'pkg:generic/zulu@11.0.22', status: 'supported', line: 'Azul Zulu 11' },
]);

describeCases('repositories by their tags', [
  { question: 'pkg:github/zephyrproject-rtos/zephyr@v2.7.5', status: 'ended', line: 'Zephyr 2.7', until: '2025-01-26' },
  { question: 'pkg:github/zephyrproject-rtos/zephyr@zephyr-v3.7.0', status: 'supported', line: 'Zephyr 3.7' },
  { question: 'pkg:github/mbed-tls/mbedtls@mbedtls-3.6.2', status: 'ending', line: 'Mbed TLS 3.6' },
  { question: 'pkg:github/mbed-tls/mbedtls@v2.28.3', status: 'ended', line: 'Mbed TLS 2' },
  { question: 'pkg:github/freertos/freertos-lts@202210.01-LTS', status: 'ended', until: '2024-10-31' },
  { question: 'pkg:github/freertos/freertos-kernel@V10.4.3-LTS-Patch-2', status: 'ended', until: '2023-03-31' },
  { question: 'pkg:github/freertos/freertos-kernel@V11.2.0', status: 'unknown' },
  { question: 'pkg:github/armmbed/mbed-os@mbed-os-6.17.0', status: 'ended', line: 'Mbed OS', until: '2026-07-31' },
  { question: 'pkg:github/openssl/openssl@OpenSSL_1_1_1w', status: 'ended', line: 'OpenSSL 1.1.1' },
  { question: 'pkg:github/openssl/openssl@openssl-3.5.1', status: 'supported', line: 'OpenSSL 3.5' },
  { question: 'pkg:github/openssl/openssl@0a1b2c3d4e5f60718293a4b5c6d7e8f901234567', status: 'unknown' },
  { question: 'pkg:github/openssl/openssl@1234567890123456789012345678901234567890', status: 'unknown' },
  { question: 'pkg:github/zephyrproject-rtos/zephyr@main', status: 'unknown' },
]);

describeCases('images by the system that their tag names', [
  { question: 'pkg:docker/library/node@24-bullseye', status: 'ended', line: 'Debian 11', until: '2024-08-14' },
  { question: 'pkg:docker/library/node@18-bullseye', status: 'ended', line: 'Node.js 18' },
  { question: 'pkg:docker/library/node@24-alpine3.18', status: 'ended', line: 'Alpine Linux 3.18' },
  { question: 'pkg:docker/library/node@24-alpine', status: 'supported', line: 'Node.js 24' },
  { question: 'pkg:docker/dotnet/aspnet@10.0-jammy-chiseled', status: 'ending', line: 'Ubuntu 22.04' },
  { question: 'pkg:docker/bitnami/postgresql@17.2.0-debian-12-r3', status: 'ended', line: 'Debian 12' },
  { question: 'pkg:docker/dotnet/framework/aspnet@4.8-windowsservercore-ltsc2016', status: 'ending' },
  {
    question: 'pkg:docker/library/eclipse-temurin@21-jre-ubi9-minimal',
    status: 'supported',
    line: 'Eclipse Temurin 21',
  },
  { question: 'pkg:docker/library/node@latest-bookworm', status: 'ended', line: 'Debian 12' },
  { question: 'pkg:docker/library/node@latest-trixie', status: 'unknown' },
  { question: 'pkg:docker/library/tomcat@11.0-jdk21-temurin-noble', status: 'supported' },
]);

describeCases('what is only known to have ended is not known of days before it was read', [
  { question: 'pkg:github/zephyrproject-rtos/zephyr@v3.1.0', asOf: '2026-11-23', status: 'ended', line: 'Zephyr 3.1' },
  { question: 'pkg:github/zephyrproject-rtos/zephyr@v3.1.0', asOf: '2026-11-22', status: 'unknown' },
  { question: 'pkg:generic/node@0.12', asOf: '2026-08-21', status: 'unknown' },
]);

describeCases('decision 30: a pre-release belongs to the line it leads to', [
  { question: 'pkg:npm/%40angular/core@22.0.0-next.3', status: 'supported', line: 'Angular 22' },
  { question: 'pkg:pypi/django@5.0rc1', status: 'ended', line: 'Django 5.0' },
  { question: 'pkg:maven/org.springframework.boot/spring-boot@3.0.0-M2', status: 'ended', line: 'Spring Boot 3.0' },
  { question: 'pkg:npm/express ^5.0.0-beta.1', status: 'supported', line: 'Express 5' },
]);

describeCases('what the table does not know is unknown', [
  { question: 'pkg:generic/node@99.0.0', status: 'unknown' },
  { question: 'pkg:docker/library/node@latest', status: 'unknown' },
  { question: 'pkg:docker/library/node', status: 'unknown' },
  { question: 'pkg:npm/react-native@0.0.0-20240101', status: 'unknown' },
  { question: 'pkg:npm/react-native@1000.0.0-nightly', status: 'unknown' },
  { question: 'pkg:npm/react@0.14.0', status: 'unknown' },
  { question: 'pkg:docker/library/elasticsearch@8.5.0', status: 'unknown' },
]);

describe('the table about other products', () => {
  for (const question of ['pkg:npm/%40angular/fire@7.6.1', 'pkg:npm/left-pad@1.3.0', 'pkg:docker/acme/node@18']) {
    it(`has nothing to say of ${question}`, () => assert.equal(ask(question), undefined));
  }
});

describe('an answer of the table', () => {
  it('names who gives extended support, the page and the day of the table', () => {
    const answer = ask('pkg:generic/debian@12');
    assert.deepEqual(answer?.extended, { until: '2028-06-30', by: 'the Debian LTS team' });
    assert.equal(ask('pkg:generic/debian@12', '2028-07-01')?.extended, undefined);
    assert.match(answer.page ?? '', /^https:/);
    assert.equal(answer.asOf, '2026-08-22');
  });

  it('names no successor that was not out yet, and none that is about to end', () => {
    assert.equal(ask('pkg:generic/node@16', '2023-10-01')?.successor, 'Node.js 18');
    assert.equal(ask('pkg:generic/node@18', '2026-11-23')?.successor, 'Node.js 24');
  });
});
