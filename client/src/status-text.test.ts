import assert from 'node:assert/strict';
import type { ProductStatus, Status } from './protocol';
import { describeStatus, productAbove, startingStatus } from './status-text';

function product(name: string, folder: string, error: number, warning = 0): ProductStatus {
  return { name, folder, file: `${folder}/compliance.yaml`, error, warning, information: 0, hint: 0 };
}

const watch = product('CardioWatch', 'file:///home/watch', 8, 2);
const gateway = product('Gateway', 'file:///home/watch/gateway', 1);
const ready: Status = {
  ...startingStatus,
  state: 'ready',
  errors: 9,
  warnings: 2,
  products: [watch, gateway],
  message: '12 files were checked.',
};

const cases: readonly {
  readonly what: string;
  readonly status: Status;
  readonly file?: string;
  readonly isLong?: boolean;
  readonly text: string;
  readonly label: string;
}[] = [
  {
    what: 'the counts of the product of the file',
    status: ready,
    file: 'file:///home/watch/package.json',
    text: '$(shield) $(error) 8 $(warning) 2',
    label: 'Compliance Lens: 8 errors, 2 warnings in CardioWatch',
  },
  {
    what: 'the counts of the nearest product above the file',
    status: ready,
    file: 'file:///home/watch/gateway/src/server.ts',
    text: '$(shield) $(error) 1 $(warning) 0',
    label: 'Compliance Lens: 1 error, 0 warnings in Gateway',
  },
  {
    what: 'all counts where no file is open',
    status: ready,
    text: '$(shield) $(error) 9 $(warning) 2',
    label: 'Compliance Lens: 9 errors, 2 warnings',
  },
  {
    what: 'no name where there is one product',
    status: { ...ready, products: [watch] },
    file: 'file:///home/watch/a.py',
    text: '$(shield) $(error) 8 $(warning) 2',
    label: 'Compliance Lens: 8 errors, 2 warnings',
  },
  {
    what: 'quietly that a file belongs to no product',
    status: ready,
    file: 'file:///home/watchmaker/a.py',
    text: '$(shield)',
    label: 'Compliance Lens: no compliance.yaml above this file',
  },
  {
    what: 'quietly that there is no product',
    status: { ...ready, products: [] },
    text: '$(shield)',
    label: 'Compliance Lens: no product',
  },
  {
    what: 'the last counts during a short check',
    status: { ...ready, state: 'reading' },
    text: '$(shield) $(error) 9 $(warning) 2',
    label: 'Compliance Lens: 9 errors, 2 warnings',
  },
  {
    what: 'that a long check goes on',
    status: { ...ready, state: 'reading' },
    isLong: true,
    text: '$(shield) $(loading~spin) $(error) 9 $(warning) 2',
    label: 'Compliance Lens: 9 errors, 2 warnings, checking',
  },
  {
    what: 'the first reading',
    status: { ...startingStatus, state: 'reading' },
    text: '$(shield) $(loading~spin)',
    label: 'Compliance Lens is reading the workspace',
  },
  {
    what: 'the start',
    status: startingStatus,
    text: '$(shield) $(loading~spin)',
    label: 'Compliance Lens is starting',
  },
  {
    what: 'that the server has stopped, whatever it found before',
    status: { ...ready, state: 'failed', message: 'The language server has stopped.' },
    file: 'file:///home/watch/package.json',
    text: '$(shield) $(warning)',
    label: 'Compliance Lens has failed',
  },
];

describe('the status item', () => {
  for (const { what, status, file, isLong, text, label } of cases) {
    it(`says ${what}`, () => {
      const described = describeStatus(status, file, isLong);
      assert.deepEqual([described.text, described.label], [text, label]);
    });
  }

  it('tells of every product and of what was checked', () => {
    assert.deepEqual(describeStatus(ready, watch.file).details, [
      'CardioWatch: 8 errors, 2 warnings, 0 notes, 0 hints.',
      'Gateway: 1 error, 0 warnings, 0 notes, 0 hints.',
      '12 files were checked.',
    ]);
  });

  it('finds the product at the root of a disk', () => {
    const root = product('Root', 'file:///', 0);
    assert.equal(productAbove([root], 'file:///a.py'), root);
  });
});
