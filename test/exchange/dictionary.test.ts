import { describe, expect, test } from 'vitest';
import { region } from '../../electron/ledger/shapes.ts';
import { CODED, CODES, codeFor, MEANINGS_OF, readCode } from '../../electron/exchange/codes.ts';
import { ANSWERED, fieldOf, FIELDS, named, UPLOADED } from '../../electron/exchange/fields.ts';
import { holding, NATIONAL, type Place } from '../../electron/exchange/scope.ts';
import { toDay } from '../ledger/build-draft.ts';
import { problemOf, valueOf } from '../ledger/desk.ts';

const PANZHIHUA: Place = {
  region: region.parse('510402'),
  version: 'V1.0',
  on: toDay('2026-05-01'),
};
const GUANGZHOU: Place = { ...PANZHIHUA, region: region.parse('440103') };
const NOWHERE: Place = { ...PANZHIHUA, region: null, version: null };

const names = (list: readonly Parameters<typeof fieldOf>[0][]) =>
  list.map((ours) => fieldOf(ours, PANZHIHUA).field);

describe('接口字段只有一张表', () => {
  test('表200 的列序', () => {
    expect(names(UPLOADED)).toEqual([
      'setl_id',
      'mdtrt_id',
      'psn_no',
      'medfee_sumamt',
      'fund_pay_sumamt',
      'acct_pay',
      'refd_setl_flag',
      'exp_content',
    ]);
  });

  test('表201 的列序', () => {
    expect(names(ANSWERED)).toEqual([
      'psn_no',
      'mdtrt_id',
      'setl_id',
      'msgid',
      'stmt_rslt',
      'refd_setl_flag',
      'memo',
      'medfee_sumamt',
      'fund_pay_sumamt',
      'acct_pay',
      'exp_content',
    ]);
  });

  test('每一行有把握和出处；同一处一个名字只有一行', () => {
    for (const row of [...FIELDS, ...CODES]) {
      expect(row.provenance).not.toBe('');
      expect(['H', 'M', 'L']).toContain(row.confidence);
      expect(row.word).toMatch(/[\u4e00-\u9fff]/);
    }
    const keys = FIELDS.map(
      ({ ours, region: of, version, from }) => `${ours} ${of} ${version} ${from}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('值按给出的次序换上接口的名字', () => {
    const values = named({ until: '2', from: '1', total: '3.00' }, NOWHERE);
    expect(Object.entries(values)).toEqual([
      ['stmt_enddate', '2'],
      ['stmt_begndate', '1'],
      ['medfee_sumamt', '3.00'],
    ]);
  });
});

describe('字典按地区 × 版本 × 日期', () => {
  const row = (name: string, scope: Partial<typeof NATIONAL>) => ({ ...NATIONAL, name, ...scope });
  const rows = [
    row('国家', {}),
    row('四川', { region: '510000' }),
    row('攀枝花', { region: '510400' }),
    row('广东', { region: '440000' }),
    row('新版', { version: 'V1.0' }),
    row('旧日', { region: '510402', until: '2025-12-31' }),
  ];

  test('近的在前，别处的、别版的、过了期的不在', () => {
    const at = (place: Place) => holding(rows, place).map((each) => each.name);
    expect(at(PANZHIHUA)).toEqual(['攀枝花', '四川', '新版', '国家']);
    expect(at({ ...PANZHIHUA, on: toDay('2025-12-31') })[0]).toBe('旧日');
    expect(at({ ...PANZHIHUA, version: 'V2' })).toEqual(['攀枝花', '四川', '国家']);
    expect(at(GUANGZHOU)).toEqual(['广东', '新版', '国家']);
    expect(at(NOWHERE)).toEqual(['国家']);
  });

  test('99 在广州是医疗机构多，在别处不认得', () => {
    const own = { place: GUANGZHOU, own: [] };
    expect(valueOf(readCode('verdict', '99', own)).means).toBe('institution-more');
    const problem = problemOf(readCode('verdict', '99', { place: PANZHIHUA, own: [] }));
    expect(problem).toMatchObject({
      code: 'CODE_UNKNOWN',
      at: 'stmt_rslt',
      facts: { field: 'stmt_rslt', value: '99' },
    });
    expect(problem.message).toMatch(/known for 510402, version V1\.0, on 2026-05-01.*"codes"/);
  });

  test('办公室写明的在表之前，但只在它写明的日子和地区', () => {
    const said = {
      ...NATIONAL,
      of: 'refundMark',
      code: '001',
      word: '退费',
      means: 'refund',
      confidence: 'H',
      provenance: '中心答复',
      region: '510400',
      from: '2026-01-01',
    } as const;
    const own = [said];
    expect(codeFor('refundMark', 'refund', { place: PANZHIHUA, own })).toBe('001');
    expect(codeFor('refundMark', 'normal', { place: PANZHIHUA, own })).toBe('0');
    const before = { ...PANZHIHUA, on: toDay('2025-12-31') };
    expect(codeFor('refundMark', 'refund', { place: before, own })).toBe('1');
    expect(codeFor('refundMark', 'refund', { place: GUANGZHOU, own })).toBe('1');
    expect(readCode('refundMark', '001', { place: before, own }).ok).toBe(false);
  });

  test('每个代码的意思都是它那一项能有的；一处一个代码只有一个意思', () => {
    for (const { of, means } of CODES) expect(MEANINGS_OF[of]).toContain(means);
    expect(new Set(CODES.map((each) => each.of))).toEqual(new Set(CODED));
    const keys = CODES.map(({ of, code, region: at, version }) => `${of} ${code} ${at} ${version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
