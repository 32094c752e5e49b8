import { describe, expect, test } from 'vitest';
import { carry, type Trust } from '../../electron/ledger/verify-carried.ts';

/** Remembers two names at most; what it asks of the rows is answered with the entry up to which they were asked. */
function carryTwo() {
  const trust: Trust = { until: Infinity };
  const asked: string[] = [];
  const fromRows = (name: string, before: number) => {
    asked.push(name);
    return before;
  };
  const carried = carry(trust, (name: string) => name, fromRows, 2);
  return { trust, asked, carried };
}

describe('what verify carries from entry to entry', () => {
  test('is remembered as it was set, and the rows are not asked', () => {
    const { asked, carried } = carryTwo();
    carried.set('a', 100);
    carried.set('b', 200);
    expect([carried.get('a', 9), carried.get('b', 9)]).toEqual([100, 200]);
    expect(asked).toEqual([]);
  });

  test('is forgotten when it becomes much, and then asked of the rows before the entry', () => {
    const { asked, carried } = carryTwo();
    for (const name of ['a', 'b', 'c']) carried.set(name, 100);
    expect([carried.get('c', 9), carried.get('a', 9), carried.get('b', 11)]).toEqual([100, 9, 11]);
    expect(asked).toEqual(['a', 'b']);
  });

  test('is never forgotten after a fault, and the rows are asked up to the fault alone', () => {
    const { trust, asked, carried } = carryTwo();
    carried.set('a', 100);
    trust.until = 5;
    for (const name of ['b', 'c', 'd', 'e']) carried.set(name, 200);
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => carried.get(name, 9))).toEqual([
      100, 200, 200, 200, 200,
    ]);
    expect([carried.get('unheard of', 9), carried.get('unheard of', 3)]).toEqual([5, 3]);
    expect(asked).toEqual(['unheard of', 'unheard of']);
  });
});
