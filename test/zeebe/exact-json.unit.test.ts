import { expect, test } from 'vitest'
import { parseExact } from '../../engine/zeebe/records/exact-json.ts'

test('integers past 2^53 become their digits, everything else stays what JSON.parse makes of it', () => {
  expect(parseExact('{"key":9223372036854775807,"list":[9007199254740991,9007199254740992,-9007199254740993],"n":1.5,"e":1e3,"t":"9223372036854775807","z":null,"b":true}')).toEqual({
    key: '9223372036854775807', list: [9007199254740991, '9007199254740992', '-9007199254740993'], n: 1.5, e: 1000, t: '9223372036854775807', z: null, b: true,
  })
  const ordinary = '{"key":2251799813685249,"deep":{"at":[1,-2,0.1234567890123]}}'
  expect(parseExact(ordinary)).toEqual(JSON.parse(ordinary))
})
