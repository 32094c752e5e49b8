import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerCase } from '../../engine/case.ts';
import { placeOf } from '../../engine/rule-pack/pack-book.ts';
import { dayAfter, isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { partsOf } from '../cases/read-cases.ts';
import { casesBeside, casesOf, missesOf, type PackCase } from './pack-cases.ts';
import { rulePacks } from './read-pack.ts';

const packs = rulePacks();

describe.each(packs.packs.map((p) => p.data.id))('%s', (id) => {
  const found = packs.find(id);
  if (!found.ok) throw new Error(found.problem.message);
  const pack = found.value;
  const cases = casesBeside(id);

  test.each(cases.map((c) => [c.name, c] as const))('%s', (_name, worked) => {
    expect(worked.wants.length).toBeGreaterThan(0);
    expect(missesOf(worked, packs)).toEqual([]);
  });

  test('每个存疑都写明怎样读', () => {
    const doubts = [...pack.clauses.values()].flatMap((clause) => clause.doubts);
    expect(doubts.length).toBeGreaterThan(5);
    expect(doubts.filter((doubt) => doubt.length < 14 || !doubt.endsWith('。'))).toEqual([]);
  });

  test('每种读法都写在存疑里，打开以后至少有一例答案不同', () => {
    const doubts = [...pack.clauses.values()].flatMap((clause) => clause.doubts).join('\n');
    const ids = pack.data.readings.map((reading) => reading.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((reading) => !doubts.includes(reading))).toEqual([]);
    const idle = ids.filter((reading) =>
      casesOf(id)
        .filter((worked) => JSON.stringify(worked.given).includes(`"${reading}"`))
        .every((worked) => missesOf(without(worked), packs).length === 0),
    );
    expect(idle).toEqual([]);
  });

  test('施行期内每一天恰有一个规则包，并且都付得出一笔标准费用', () => {
    const { from, until } = pack.data.inForce;
    const unpaid: string[] = [];
    const last = lastDay(until);
    let days = 0;
    for (let day = from; day <= last; day = dayAfter(day)) {
      const picked = packs.pick(placeOf(pack), day);
      const aid = partsOf(answerCase(standardCase(id, day), packs))[0]?.['aid'];
      const isPaid = typeof aid === 'string' && Number(aid) > 0;
      if (!picked.ok || picked.value.data.id !== id || !isPaid) unpaid.push(day);
      days += 1;
    }
    expect(unpaid).toEqual([]);
    expect(days).toBeGreaterThan(365);
  });

  test('施行前一日没有规则包，也不取最近的一个；拿它来算，答未施行', () => {
    const day = dayBefore(pack.data.inForce.from);
    const picked = packs.pick(placeOf(pack), day);
    expect(picked.ok ? 'a pack' : picked.problem.code).toBe('PACK_NOT_IN_FORCE');
    const [answer] = partsOf(answerCase(standardCase(id, day), packs));
    expect(answer).toMatchObject({ aid: '0.00', reasons: ['NOT_IN_FORCE'] });
  });

  test('失效次日也没有', () => {
    const { until } = pack.data.inForce;
    if (until === null) return;
    const picked = packs.pick(placeOf(pack), dayAfter(until));
    expect(picked.ok ? 'a pack' : picked.problem.code).toBe('PACK_NOT_IN_FORCE');
  });
});

/** The same case with no reading switched on. */
function without(worked: PackCase): PackCase {
  const given: unknown = JSON.parse(JSON.stringify(worked.given), (key, value: unknown) =>
    key === 'readings' ? [] : value,
  );
  return { ...worked, given: caseGiven.parse(given) };
}
const caseGiven = z.record(z.string(), z.unknown());

/** A stay that every document pays: somebody on minimum living, a disease that all lists have, the agency's mark. */
function standardCase(pack: string, day: IsoDate) {
  return {
    id: day,
    pack,
    identities: [{ category: 'minimum-living', from: '2000-01-01' }],
    claims: [
      {
        care: 'inpatient',
        settledOn: day,
        fees: { total: '10000', inScope: '10000' },
        disease: '肺癌',
        special: true,
      },
    ],
  };
}

/** Two years past the day on which the packs were last reviewed, or the pack's own last day where that comes first. */
function lastDay(until: IsoDate | null): string {
  const reviewed =
    packs.packs
      .map((p) => p.data.reviewed.on)
      .toSorted()
      .at(-1) ?? '';
  const horizon = `${Number(reviewed.slice(0, 4)) + 2}${reviewed.slice(4)}`;
  return until !== null && until < horizon ? until : horizon;
}

function dayBefore(day: IsoDate): IsoDate {
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return isIsoDate(before) ? before : day;
}
