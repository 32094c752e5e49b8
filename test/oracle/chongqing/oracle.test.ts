import { expect, test } from 'vitest';
import { recordsAt } from '../case-form.ts';
import { testWorkedCases } from '../test-worked-cases.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';

testWorkedCases('chongqing', 25, oracle);

test('区县标准低于下限一分钱或千分之一，当日各笔都不结算；恰为下限的照常结算（二(三)末）', () => {
  const identities = [{ category: 'orphan', from: '2010-01-01' }];
  const fees = { total: '1000', inScope: '1000' };
  const claims = ['2013-06-30', '2013-07-01'].map((settledOn) => ({
    care: 'inpatient',
    settledOn,
    fees,
  }));
  const answers = (key: string, value: string) => {
    const figures = [{ key, from: '2013-01-01', until: '2013-06-30', value }];
    return recordsAt(oracle({ id: 'X', pack: PACK, identities, figures, claims }), 'results').map(
      (result) => result['aid'] ?? result['problem'],
    );
  };
  expect(answers('large-cost-cap', '59999.99')).toEqual([{ code: 'BELOW_FLOOR' }, '600.00']);
  expect(answers('ordinary-inpatient-share-first', '0.599')).toEqual([
    { code: 'BELOW_FLOOR' },
    '600.00',
  ]);
  expect(answers('ordinary-inpatient-share-first', '0.60')).toEqual(['600.00', '600.00']);
  expect(answers('ordinary-inpatient-share-first', '0.655')).toEqual(['655.00', '600.00']);
});
