import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/practice.ts';
import { type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
let document: Json;
beforeAll(async () => {
  desk = await openDesk();
  document = (await desk.ask('GET /api/openapi.json', { token: null })).body;
});
afterAll(() => desk.close());

/** `POST /threads/{id}/move`, for every operation of the document. */
const operations = (): readonly string[] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

describe('the OpenAPI document', () => {
  it('is open to all and of version 3.1', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'bobbin' },
      security: [{ bearer: [] }],
    });
    expect(document.components.securitySchemes.bearer).toEqual({ type: 'http', scheme: 'bearer' });
  });

  it('lists every route of the API, and no other', () => {
    const routes = desk.app.routes
      .filter(
        ({ path, method }) => path.startsWith('/api/') && method !== 'ALL' && !path.endsWith('openapi.json'),
      )
      .map(
        ({ path, method }) => `${method} ${path.slice('/api'.length).replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`,
      );
    expect([...operations()].sort()).toEqual([...new Set(routes)].sort());
    expect(operations()).toEqual(
      expect.arrayContaining([
        'POST /threads',
        'GET /threads',
        'GET /threads/{id}',
        'POST /threads/{id}/cancel',
        'POST /compose',
        'POST /pause',
        'POST /resume',
      ]),
    );
  });

  it('says what each action takes', () => {
    const bodyOf = (action: string) =>
      document.paths[`/threads/{id}/${action}`].post.requestBody.content['application/json'].schema;
    expect(bodyOf('move')).toMatchObject({ properties: { at: { type: 'string' } }, required: ['at'] });
    expect(bodyOf('edit').required).toEqual(['revision']);
    expect(bodyOf('found').required).toEqual(['post']);
  });

  it('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const path = reference.slice('"$ref":"#/'.length, -1).split('/');
      const found = path.reduce((at: Json, key) => at?.[key], document);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });

  it('gives every call a summary and the refusals it may answer', () => {
    for (const methods of Object.values<Json>(document.paths)) {
      for (const operation of Object.values<Json>(methods)) {
        expect(operation.summary).toMatch(/\w/);
        expect(Object.keys(operation.responses)).toEqual(
          expect.arrayContaining(['400', '401', '404', '409', '422']),
        );
      }
    }
  });
});
