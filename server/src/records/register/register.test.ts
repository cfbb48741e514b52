import assert from 'node:assert/strict';
import { builtIn } from '../../regulations/catalogue';
import { readScheme, registerSchemes } from './register';

describe('the elements of the model register', () => {
  for (const { title, elements } of registerSchemes()) {
    it(`${title}: each has a clause of the catalogue, and is answered by a field or kept elsewhere`, () => {
      for (const { clause, fields, elsewhere } of elements) {
        assert.ok(builtIn.findClause(clause), clause);
        assert.equal(fields.model.length + fields.dataset.length === 0, elsewhere !== undefined, clause);
      }
    });
  }

  const wrong: [name: string, element: object, message: RegExp][] = [
    ['an unknown field', { clause: 'x', model: ['licence'] }, /x: licence/],
    ['a field of another kind', { clause: 'x', dataset: ['origin'] }, /x: origin/],
    ['an unknown choice', { clause: 'x', model: [{ field: 'sha256', only: { origin: ['bought'] } }] }, /x: bought/],
    ['a condition on free text', { clause: 'x', model: [{ field: 'sha256', only: { name: ['a'] } }] }, /x: a/],
    ['an unknown key', { clause: 'x', models: ['name'] }, /x: models/],
  ];
  for (const [name, element, message] of wrong)
    it(`refuses ${name}`, () => assert.throws(() => readScheme({ title: 'T', elements: [element] }), message));
});
