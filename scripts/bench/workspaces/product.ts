// The head of the file that opens the generated product.

/** The lines before the first section of records. */
export const productHead: readonly string[] = [
  '# A generated product; nothing here is about a real device.',
  'compliance: 1',
  '',
  'product:',
  '  name: Generated device',
  '  version: 1.0.0',
  '  manufacturer: Example Medical GmbH',
  '  type: medical-device',
  '  intended-purpose: Measures how fast the tool is.',
  '  device-class: IIa',
  '  software-safety-class: B',
  '  connected: true',
  '  ai: high-risk',
  '  placed-on-market: 2026-06-01',
  '  support-until: 2031-12-31',
  '  security-contact: security@example.org',
  '',
  'scope:',
  '  - iec-62304',
  '  - iso-14971',
];
