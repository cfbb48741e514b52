// Under which of its names a product's newer lines and versions are published, so that nobody is led to what is not there.
// Invariant: a name is led to a version number by number only where its registry holds the product's own versions.
// The facts are those of the registries and of the vendors' migration guides, looked up in 2026.
import type { Purl } from '../terms/purl';
import { packageName } from './package-name';
import type { ReleaseLine } from './table';
import { wordTable } from '../text/word-table';

/** What may be written for a line: its newest version number by number, only ranges that begin with the line, or nothing. */
export type Publishing = 'versions' | 'lines' | 'nothing';

/** Whose registries hold the versions of the table's products unless `renamed` or `ownPatches` say otherwise. */
const registries: ReadonlySet<string> = new Set(['composer', 'gem', 'generic', 'hex', 'maven', 'npm', 'nuget', 'pypi']);

/** Names that newer lines have left: they go by another name, or are part of something else. */
const renamed: ReadonlySet<string> = new Set([
  ...['composer/ckeditor/ckeditor', 'npm/ckeditor4', 'npm/duckdb', 'npm/font-awesome', 'npm/strapi', 'npm/yarn'],
  ...['nuget/fontawesome', 'pypi/ansible-base', 'maven/log4j/log4j', 'maven/struts/struts'],
  ...[
    'maven/org.apache.struts/struts-core',
    'maven/org.apache.hadoop/hadoop-core',
    'maven/org.apache.flink/flink-java',
  ],
  ...['hibernate-core', 'hibernate-entitymanager', 'hibernate-envers'].map((name) => `maven/org.hibernate/${name}`),
  ...['artemis-server', 'artemis-jms-client', 'artemis-jakarta-client', 'artemis-mqtt-protocol'].map(
    (name) => `maven/org.apache.activemq/${name}`,
  ),
  ...['bom', 'core', 'http', 'http-client', 'http-server-netty', 'inject', 'inject-java', 'runtime'].map(
    (name) => `maven/io.micronaut/micronaut-${name}`,
  ),
  ...['maven/org.grails/grails-core', 'maven/org.grails/grails-bom', 'maven/org.apache.grails/grails'],
  ...['core', 'sql'].flatMap((name) =>
    ['2.11', '2.12'].map((scala) => `maven/org.apache.spark/spark-${name}_${scala}`),
  ),
  ...['groovy', 'groovy-all', 'groovy-json'].map((name) => `maven/org.codehaus.groovy/${name}`),
  ...['scala-library', 'scala-compiler', 'scala-reflect'].map((name) => `maven/org.scala-lang/${name}`),
  ...['kotlin-stdlib-common', 'kotlin-stdlib-js'].map((name) => `maven/org.jetbrains.kotlin/${name}`),
  ...['jetty-servlet', 'jetty-webapp'].map((name) => `maven/org.eclipse.jetty/${name}`),
  ...['maven/org.springframework/spring-jcl', 'maven/org.apache.nifi/nifi-api', 'nuget/microsoft.netcore.app'],
  ...['docker/library/vault', 'docker/library/consul', 'docker/library/openjdk'],
]);

/** Names whose versions differ from the product's in the patch, or that follow it later. */
const ownPatches: ReadonlySet<string> = new Set([
  ...['build', 'cdk', 'cli', 'material', 'ssr'].map((name) => `npm/@angular/${name}`),
  ...['nuget/jquery', 'nuget/jquery.ui.combined', 'nuget/bootstrap', 'gem/bootstrap'],
  ...['maven/org.webjars/jquery', 'maven/org.webjars/jquery-ui', 'maven/org.webjars/bootstrap'],
  ...['hibernate-core', 'hibernate-envers'].map((name) => `maven/org.hibernate.orm/${name}`),
  ...['maven/org.duckdb/duckdb_jdbc', 'generic/dotnet-sdk'],
]);

/** Of this family these are published in every line; others were renamed or given up with one. */
const springBoot: ReadonlySet<string> = new Set([
  ...['spring-boot', 'spring-boot-autoconfigure', 'spring-boot-dependencies'],
  ...['spring-boot-gradle-plugin', 'spring-boot-maven-plugin', 'org.springframework.boot.gradle.plugin'],
  ...[
    'spring-boot-starter',
    'spring-boot-starter-actuator',
    'spring-boot-starter-data-jpa',
    'spring-boot-starter-jdbc',
  ],
  ...['spring-boot-starter-parent', 'spring-boot-starter-security', 'spring-boot-starter-test'],
  ...['spring-boot-starter-validation', 'spring-boot-starter-web', 'spring-boot-starter-webflux'],
]);

/** What is published of a line under a name. */
export function publishedAs(purl: Purl, { names: [line] }: ReleaseLine): Publishing {
  const name = packageName(purl);
  if (renamed.has(name) || typeof line === 'string') return 'nothing';
  switch (purl.type) {
    case 'golang':
      return majorOf(purl.name) === Math.max(line?.[0] ?? 0, 1) ? 'versions' : 'nothing';
    case 'docker':
      return /^(?:library\/[^/]+|dotnet\/(?:sdk|runtime|aspnet|runtime-deps))$/.test(name.slice(7))
        ? 'lines'
        : 'nothing';
    case 'conda':
      return 'lines';
    case 'composer':
      // A component of Symfony is released only when it changed.
      return /^composer\/symfony\/(?!symfony$)/.test(name) ? 'lines' : 'versions';
  }
  if (!registries.has(purl.type)) return 'nothing';
  if (ownPatches.has(name)) return 'lines';
  if (purl.type === 'nuget' && purl.namespace === undefined && /^nuget\/microsoft\..*\.app(?:\.ref)?$/.test(name))
    return 'nothing';
  if (purl.namespace === 'org.springframework.boot' && !springBoot.has(purl.name)) return 'nothing';
  return 'versions';
}

/** The major version that stands at the end of a Go module's path; 1 where none does. */
function majorOf(name: string): number {
  return Number(/^v(\d+)$/.exec(name)?.[1] ?? 1);
}

/** Variants that an official image has in every line that is supported; what names a system's release is not among them. */
const variants: Readonly<Record<string, readonly string[]>> = wordTable({
  'library/debian': ['slim'],
  'library/eclipse-temurin': ['jdk', 'jre', 'jdk-alpine', 'jre-alpine'],
  'library/elixir': ['slim', 'alpine'],
  'library/golang': ['alpine'],
  'library/httpd': ['alpine'],
  'library/nginx': ['alpine', 'alpine-slim'],
  'library/node': ['slim', 'alpine'],
  'library/php': ['cli', 'fpm', 'apache', 'alpine', 'cli-alpine', 'fpm-alpine'],
  'library/postgres': ['alpine'],
  'library/python': ['slim', 'alpine'],
  'library/rabbitmq': ['alpine', 'management', 'management-alpine'],
  'library/redis': ['alpine'],
  'library/ruby': ['slim', 'alpine'],
  'library/rust': ['slim', 'alpine'],
  'dotnet/sdk': ['alpine'],
  'dotnet/runtime': ['alpine'],
  'dotnet/aspnet': ['alpine'],
  'dotnet/runtime-deps': ['alpine'],
});

/** Whether an image is published in a variant in all of its supported lines. */
export function hasVariant({ namespace, name }: Purl, variant: string): boolean {
  return variants[`${namespace ?? ''}/${name}`]?.includes(variant) === true;
}
