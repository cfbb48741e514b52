// The sources on the network, strongest first: of two that say the same kind of thing of a component the first counts.
// Invariant: names are unique; a source that is not in this list is never asked, and its host never reached.
import { cratesIo } from './crates-io';
import { depsDev } from './deps-dev';
import { dockerHub } from './docker-hub';
import { endoflifeDate } from './endoflife-date';
import { goProxy } from './go-proxy';
import { mavenCentral } from './maven-central';
import { npm } from './npm';
import { nuget } from './nuget';
import type { OnlineSource } from './online-source';
import { osv } from './osv';
import { packagist } from './packagist';
import { pubDev } from './pub-dev';
import { pypi } from './pypi';
import { rubyGems } from './rubygems';

export const onlineSources: readonly OnlineSource[] = [
  endoflifeDate,
  npm,
  pypi,
  cratesIo,
  nuget,
  rubyGems,
  packagist,
  pubDev,
  goProxy,
  mavenCentral,
  dockerHub,
  depsDev,
  osv,
];
