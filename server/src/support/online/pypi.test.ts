// What PyPI says of yanked files, of projects with a status, and of those that call themselves inactive.
import { itSays } from '../../../../test/network/ask-source';
import { pypi } from './pypi';

interface File {
  readonly filename: string;
  readonly yanked?: boolean | string;
  readonly 'upload-time'?: string;
}

function index(files: readonly File[], fields: Readonly<Record<string, unknown>> = {}): unknown {
  return { meta: { 'api-version': '1.4' }, name: 'ecg-filter', versions: [], files, ...fields };
}

function details(...classifiers: readonly string[]): unknown {
  return { info: { name: 'Ecg.Filter', version: '2.0', classifiers, yanked: false } };
}

const simple = 'simple/ecg-filter/';
const json = 'pypi/ecg-filter/json';
const wheel = 'ecg_filter-1.0-py3-none-any.whl';
const archive = 'Ecg.Filter-1.0.tar.gz';
const recent = { filename: 'ecg_filter-2.0.tar.gz', yanked: false, 'upload-time': '2026-03-01T00:00:00Z' };
const old = { filename: 'ecg_filter-1.0.tar.gz', yanked: false, 'upload-time': '2019-03-01T00:00:00Z' };
const noMore = 'archived by its maintainers, who expect no further release';

describe('PyPI', () => {
  itSays(pypi, [
    [
      'nothing of an active project',
      'pkg:pypi/ecg-filter@2.0',
      { [simple]: index([recent]), [json]: details() },
      'unknown',
    ],
    [
      'a version is yanked, with the reason',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([{ filename: wheel, yanked: 'wrong gain' }, { filename: archive, yanked: true }, recent]) },
      'withdrawn | yanked: wrong gain',
    ],
    [
      'a version in another spelling is the same',
      'pkg:pypi/ecg-filter@1.0.0',
      { [simple]: index([{ filename: archive, yanked: true }, recent]) },
      'withdrawn | yanked',
    ],
    [
      'a version of which one file remains is not yanked',
      'pkg:pypi/ecg-filter@1.0',
      {
        [simple]: index([
          { filename: wheel, yanked: true },
          { filename: archive, yanked: false },
        ]),
        [json]: details(),
      },
      'unknown',
    ],
    [
      'a range that lets in nothing but yanked versions',
      'pkg:pypi/ecg-filter <2',
      { [simple]: index([{ filename: archive, yanked: 'wrong gain' }, recent]) },
      'withdrawn | yanked: wrong gain',
    ],
    [
      'a range that lets in another one',
      'pkg:pypi/ecg-filter >=1',
      { [simple]: index([{ filename: archive, yanked: true }, recent]), [json]: details() },
      'unknown',
    ],
    [
      'an archived project',
      'pkg:pypi/ecg-filter@2.0',
      { [simple]: index([recent], { 'project-status': { status: 'archived' } }) },
      `deprecated | ${noMore}`,
    ],
    [
      'a deprecated project, with the reason',
      'pkg:pypi/ecg-filter@2.0',
      { [simple]: index([recent], { 'project-status': { status: 'deprecated', reason: 'use signals' } }) },
      'deprecated | use signals',
    ],
    [
      'a yanked version of an archived project',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([{ filename: archive, yanked: true }, recent], { 'project-status': { status: 'archived' } }) },
      'withdrawn | yanked',
    ],
    [
      'a quarantined project, of which no file is offered',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([], { 'project-status': { status: 'quarantined' } }) },
      'withdrawn | quarantined by PyPI as unsafe',
    ],
    [
      'a status that nobody knows yet',
      'pkg:pypi/ecg-filter@2.0',
      { [simple]: index([recent], { 'project-status': { status: 'resting' } }), [json]: details() },
      'unknown',
    ],
    [
      'two signs of neglect',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([old]), [json]: details('Development Status :: 7 - Inactive') },
      'unknown | no release since 2019-03-01 | its newest release calls it "Development Status :: 7 - Inactive"',
    ],
    [
      'one sign where a finished package was released long ago',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([old]), [json]: details('Development Status :: 6 - Mature') },
      'unknown | no release since 2019-03-01',
    ],
    [
      'what the index said, where there are no details',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([old]) },
      'unknown | no release since 2019-03-01',
    ],
    [
      'nothing where the details could not be had',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([old]), [json]: new Error('answered 500') },
      'failed: answered 500',
    ],
    [
      'nothing by another version of the API',
      'pkg:pypi/ecg-filter@1.0',
      { [simple]: index([old], { meta: { 'api-version': '2.0' } }) },
      /^failed: its answer could not be read: "meta.api-version"/,
    ],
  ]);
});
