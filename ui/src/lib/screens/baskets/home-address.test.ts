import { expect, test } from 'vitest';
import { isHomeAddress } from './home-address';

test.each([
  ['http://192.168.178.20:9283', true],
  ['https://10.0.0.7/grocy', true],
  ['http://172.16.0.1', true],
  ['http://172.32.0.1', false],
  ['http://100.64.3.2', true],
  ['http://[fd12:3456::1]:5232', true],
  ['https://[2001:db8::1]', false],
  ['http://radicale.local:5232', true],
  ['http://NAS', true],
  ['http://fritz.box', false],
  ['http://grocy.fritz.box', true],
  ['https://shop.example', false],
  ['https://10.shop.example', false],
  ['http://localhost:8080', false],
  ['http://127.0.0.1:8080', false],
  ['192.168.1.4', false],
  ['', false],
])('%s is at home: %s', (address, expected) => {
  expect(isHomeAddress(address)).toBe(expected);
});
