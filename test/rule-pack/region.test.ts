import { describe, expect, test } from 'vitest';
import { parseWith, regionField } from '../../engine/fields.ts';
import { closeness, covers, placeOfFacility, regionOf } from '../../engine/region.ts';
import { createPackBook } from '../../engine/rule-pack/pack-book.ts';
import { isIsoDate, type IsoDate, type Place } from '../../engine/terms.ts';
import { rulePacks } from './read-pack.ts';

const packs = rulePacks();

function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`not a day: ${text}`);
  return text;
}

describe('a region is written with six digits', () => {
  test.each(['510402', '419001', '500000'])('%s', (text) => {
    expect(parseWith(regionField, text)).toEqual({ ok: true, value: text });
  });

  test.each(['51040', '5104020', '51040x', ' 510402', '000000', '攀枝花', '', 510402, null])(
    '%j is refused with the place of it',
    (text) => {
      const read = parseWith(regionField, text, 'recognisedIn');
      expect(read).toMatchObject({ problem: { code: 'WRONG_TYPE', at: 'recognisedIn' } });
      expect(read.ok || read.problem.message).toContain('510402');
    },
  );

  test('a pack whose code is none is a bug, not an answer', () => {
    expect(() => regionOf('5104')).toThrow('no code of a region');
  });
});

describe('which region has which in it', () => {
  test.each<[string, string, boolean]>([
    ['510402', '510402', true],
    ['510400', '510402', true],
    ['510400', '510411', true],
    ['510400', '510400', true],
    ['510400', '510502', false],
    ['510402', '510400', false],
    ['510402', '510411', false],
    ['510000', '510402', true],
    ['510000', '510400', true],
    ['510000', '520402', false],
    ['500000', '500117', true],
    ['500000', '500234', true],
    ['500117', '500118', false],
    ['419001', '419001', true],
    ['419001', '419002', false],
    ['419000', '419001', true],
    ['410000', '419001', true],
    ['410100', '419001', false],
  ])('%s covers %s: %s', (wide, narrow, does) => {
    expect(covers(regionOf(wide), regionOf(narrow))).toBe(does);
  });

  test('a county is drawn closer than its city, a city closer than its province', () => {
    expect(['510402', '510400', '510000'].map((code) => closeness(regionOf(code)))).toEqual([
      2, 1, 0,
    ]);
  });
});

describe('where a facility lies, seen from the place of recognition', () => {
  test.each<[string, string, string, Place]>([
    ['同一县区', '510402', '510402', 'county'],
    ['同市不同县区', '510402', '510411', 'city'],
    ['同省不同市', '510402', '510104', 'province'],
    ['不同省', '510402', '520102', 'outside'],
    ['同一直辖市不同区', '500103', '500117', 'city'],
    ['同一直辖市的县', '500103', '500234', 'city'],
    ['另一直辖市', '310101', '500117', 'outside'],
    ['直辖市的人到外省', '510402', '500117', 'outside'],
    ['省直辖县本县', '419001', '419001', 'county'],
    ['省直辖县到邻号县', '419002', '419001', 'province'],
    ['省直辖县到省会', '410102', '419001', 'province'],
    ['省内他市的人到省直辖县', '419001', '410102', 'province'],
    ['省直辖县到外省', '510402', '419001', 'outside'],
    ['湖北的省直辖县之间', '429004', '429005', 'province'],
    ['同省直辖的两个自治县', '469021', '469022', 'province'],
    ['常州市内', '320404', '320402', 'city'],
  ])('%s', (_what, facility, home, place) => {
    expect(placeOfFacility(regionOf(facility), regionOf(home))).toBe(place);
  });
});

describe('the place of recognition picks the pack', () => {
  test.each<[string, string, string, string, string | null]>([
    ['攀枝花市东区', '510402', '2026-05-10', 'panzhihua/2023-02-01', null],
    ['攀枝花市仁和区', '510411', '2023-02-01', 'panzhihua/2023-02-01', null],
    ['合川区', '500117', '2024-06-25', 'hechuan/2024-06-25', null],
    ['合川区，方案施行之前', '500117', '2024-06-24', 'chongqing/2012-07-24', '重庆市合川区'],
    ['重庆市永川区', '500118', '2026-05-10', 'chongqing/2012-07-24', null],
    ['济源', '419001', '2026-05-10', 'jiyuan/2022-05-01', null],
    ['常州市天宁区', '320402', '2026-05-10', 'changzhou/2023-01-01', null],
    ['只知道常州市', '320400', '2026-05-10', 'changzhou/2023-01-01', null],
  ])('%s %s on %s', (_what, home, on, id, fallen) => {
    const picked = packs.pickFor(regionOf(home), day(on));
    if (!picked.ok) expect.fail(picked.problem.message);
    expect(picked.value.pack.data.id).toBe(id);
    expect(picked.value.fallsTo).toEqual(
      fallen === null ? null : { place: fallen, because: 'no pack in force' },
    );
  });

  test('the order in which the packs were read does not matter', () => {
    const turned = createPackBook(packs.packs.toReversed());
    const picked = turned.pickFor(regionOf('500117'), day('2026-05-10'));
    expect(picked.ok && picked.value.pack.data.id).toBe('hechuan/2024-06-25');
  });

  test.each<[string, string, string]>([
    ['a region without any pack', '520102', '2026-05-10'],
    ['a neighbour in the same province', '510104', '2026-05-10'],
    ['a day before the first pack', '510402', '2023-01-31'],
    ['a day after the last pack', '510402', '2028-02-01'],
    ['a day before the pack of the wider place too', '500117', '2012-07-23'],
  ])('%s has none, and the problem names what there is', (_what, home, on) => {
    const picked = packs.pickFor(regionOf(home), day(on));
    if (picked.ok) expect.fail(`picked ${picked.value.pack.data.id}`);
    expect(picked.problem).toMatchObject({
      code: 'PACK_NOT_IN_FORCE',
      facts: { place: home, on },
    });
    expect(picked.problem.message).toContain('攀枝花市 510400 (2023-02-01 – 2028-01-31)');
    expect(picked.problem.message).toContain('重庆市合川区 500117 (2024-06-25 – open)');
  });

  test('an empty book says that it is empty', () => {
    const picked = createPackBook([]).pickFor(regionOf('510402'), day('2026-05-10'));
    expect(picked.ok || picked.problem.message).toContain('there are: none at all');
  });
});
