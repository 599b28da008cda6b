import { expect, test } from 'vitest';
import { errorOf, requestOf } from './http';
import { tokenOf } from './token';

test('arguments go into the path, and else into the query or the body', () => {
  expect(requestOf('list_show', { list: null })).toEqual({ path: '/lists/-', method: 'GET' });
  expect(requestOf('product_search', { words: 'a b', limit: 3 })).toEqual({
    path: '/products?words=a+b&limit=3',
    method: 'GET',
  });
  expect(requestOf('line_check', { list: 'a/b', line: 'ü', checked: true })).toMatchObject({
    path: '/lists/a%2Fb/lines/%C3%BC/checked',
    method: 'PUT',
    body: '{"checked":true}',
  });
});

test('a problem document is an error, and what is none is one too', () => {
  const problem = {
    code: 'store-full',
    detail: 'full',
    status: 503,
    retry: true,
    params: { a: 1 },
  };
  expect(errorOf(problem, 503)).toMatchObject({ code: 'store-full', message: 'full', retry: true });
  expect(errorOf(null, 502).code).toBe('serve-answer');
});

test('a token comes alone or before a screen', () => {
  expect(tokenOf('#token=abc')).toEqual({ token: 'abc', rest: '' });
  expect(tokenOf('#token=abc#/list')).toEqual({ token: 'abc', rest: '#/list' });
  expect(tokenOf('#/list')).toBe(null);
});
