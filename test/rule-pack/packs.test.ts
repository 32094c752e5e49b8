import { parse } from 'yaml';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import { placeOf } from '../../engine/rule-pack/pack-book.ts';
import { isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { mismatches, partsOf } from '../cases/read-cases.ts';
import { packText, rulePacks } from './read-pack.ts';

const packs = rulePacks();

const packCases = z.array(
  z.looseObject({ name: z.string(), expect: z.array(z.record(z.string(), z.unknown())) }),
);

describe.each(packs.packs.map((p) => p.data.id))('%s', (id) => {
  const cases = packCases.parse(parse(packText(id, 'cases.yaml')));

  test.each(cases.map((c) => [c.name, c] as const))('%s', (name, { expect: wants, ...given }) => {
    const input = Object.fromEntries(Object.entries(given).filter(([key]) => key !== 'name'));
    const parts = partsOf(answerCase({ id: name, pack: id, ...input }, packs));
    expect(wants.length).toBeGreaterThan(0);
    expect(wants.flatMap((want, i) => mismatches(want, parts[i]))).toEqual([]);
  });

  test('每条有释义的条文都被引用，每个存疑都写了读法', () => {
    const pack = packs.find(id);
    expect(
      pack.ok &&
        [...pack.value.clauses.values()].flatMap((c) => c.doubts).every((d) => d.length > 10),
    ).toBe(true);
  });

  test('施行期内每一天恰有一个规则包，并且都能结算一笔标准住院费用', () => {
    const pack = packs.find(id);
    if (!pack.ok) throw new Error(pack.problem.message);
    const { from, until } = pack.value.data.inForce;
    let settled = 0;
    for (const day of daysBetween(from, until ?? horizon(from))) {
      const picked = packs.pick(placeOf(pack.value), day);
      expect(picked.ok && picked.value.data.id).toBe(id);
      const answer = answerCase(standardCase(id, day), packs);
      expect(String(partsOf(answer)[0]?.['aid'])).toMatch(/^[1-9]/);
      settled += 1;
    }
    expect(settled).toBeGreaterThan(365);
  });

  test('施行前一日没有规则包，也不取最近的一个', () => {
    const pack = packs.find(id);
    if (!pack.ok) throw new Error(pack.problem.message);
    const picked = packs.pick(placeOf(pack.value), dayBefore(pack.value.data.inForce.from));
    expect(picked.ok ? 'a pack' : picked.problem.code).toBe('PACK_NOT_IN_FORCE');
  });
});

function standardCase(pack: string, day: IsoDate) {
  return {
    id: day,
    pack,
    identities: [{ category: 'minimum-living', from: '2000-01-01' }],
    claims: [{ care: 'inpatient', settledOn: day, fees: { total: '10000', inScope: '10000' } }],
  };
}

function* daysBetween(from: IsoDate, until: IsoDate): Generator<IsoDate> {
  for (const at = new Date(`${from}T00:00:00Z`); ; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (!isIsoDate(day) || day > until) return;
    yield day;
  }
}
function horizon(from: IsoDate): IsoDate {
  const day = `${Number(from.slice(0, 4)) + 6}${from.slice(4)}`;
  return isIsoDate(day) ? day : from;
}
function dayBefore(day: IsoDate): IsoDate {
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return isIsoDate(before) ? before : day;
}
