import { expect, test } from 'vitest';
import { regionOf } from '../../engine/region.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { shownClauses } from '../../electron/shown-clauses.ts';
import { packs } from '../workstation/packs.ts';
import { printMark, recordedBill, slipPack } from './recorded.ts';

const HOME = {
  homeCode: regionOf('500117'),
  regionName: '重庆市',
  fallsTo: null,
  elsewhere: false,
};

test.each([
  ['本地标准', {}, '执行重庆市标准（认定地 500117）'],
  [
    '按上级文件',
    { fallsTo: '合川区' },
    '合川区当日没有自己的文件，按上级重庆市的文件执行（认定地 500117）',
  ],
  ['外地标准', { elsewhere: true }, '应执行外地标准，本单不计算救助（认定地 500117）'],
])('单上写明执行谁的标准：%s', (_what, over, says) => {
  const recorded = recordedBill();
  const { packId } = recorded.standard ?? expect.fail('it has a standard');
  const standard = { packId, ...HOME, ...over };
  const { head } = slipContent({ ...recorded, standard }, slipPack, printMark());
  expect(head.wide).toContainEqual({ label: '执行标准', value: says });
});

test('从前没有问过认定地的单，不写', () => {
  const { head } = slipContent({ ...recordedBill(), standard: null }, slipPack, printMark());
  expect(head.wide.map(({ label }) => label)).not.toContain('执行标准');
});

test('合川引用重庆文件的条款，也有标题可看', () => {
  const hechuan = packs.packs.find(({ data }) => data.region.name.includes('合川'));
  const chongqing = packs.packs.find(({ data }) => data.id === 'chongqing/2012-07-24');
  if (hechuan === undefined || chongqing === undefined) expect.fail('both packs are in the book');
  const shown = shownClauses(hechuan, packs);
  for (const [id, clause] of hechuan.clauses) expect(shown.get(id)).toBe(clause);
  const cited = [...shown.values()].filter(({ id }) => id.startsWith('渝府发〔2012〕78号·'));
  expect(cited.map(({ title }) => title)).toEqual(
    [...chongqing.clauses.values()].map(({ title }) => title),
  );
  expect([...shownClauses(chongqing, packs).keys()]).toEqual([...chongqing.clauses.keys()]);
});
