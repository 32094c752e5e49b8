import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { demoCommand } from '../../electron/commands/demo.ts';
import { openWorkstation, type OpenedWorkstation } from '../../electron/open-workstation.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { valueOf } from './open.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function openDemonstration(today: string): Promise<OpenedWorkstation> {
  let count = 0;
  const opened = valueOf(
    await openWorkstation({
      file: join(temporaryFolder(), 'demonstration.sqlite'),
      demonstration: true,
      rulesDirectory: RULES,
      clock: () => `${today}T09:00:00.000+08:00`,
      newId: () => `demonstration-${(count += 1)}`,
    }),
  );
  onTestFinished(() => opened.close());
  return opened;
}

test('演示：本地、异地、无规则包地区和按方案计算的，各按各的标准', async () => {
  const { loaded, ledger } = await openDemonstration('2026-11-20');
  const rows = new Map(loaded.map(({ recorded }) => [recorded.personName, recorded]));
  const of = (name: string) => rows.get(name) ?? expect.fail(`no ${name}`);
  expect(of('演示甲')).toMatchObject({
    standard: { regionName: '攀枝花市', homeCode: '510402', elsewhere: false },
    claim: { facility: { place: 'county' } },
    facility: { regionCode: '510402' },
  });
  expect(of('演示丁').claim.facility.place).toBe('city');
  expect(of('演示癸')).toMatchObject({
    standard: { packId: 'hechuan/2024-06-25', homeCode: '500117' },
    claim: { referral: 'compliant', facility: { place: 'outside' } },
    settlement: { aid: 1_960_000, pool: { id: 'special-disease' } },
  });
  expect(of('演示子').settlement).toMatchObject({ deductible: 339_000, aid: 1_000_000 });
  expect(of('演示丑').standard).toMatchObject({ packId: 'changzhou/2023-01-01' });
  expect(of('演示寅')).toMatchObject({
    standard: { homeCode: '520102', elsewhere: true },
    settlement: { aid: 0, reasons: [{ code: 'STANDARD_ELSEWHERE' }] },
  });
  const computed = of('演示壬');
  expect(computed.settlement.counts).toMatchObject({ stays: 1, basic: 6_562_500 });
  expect(computed.claim).toMatchObject({ plan: 'demonstration', paid: { basic: 0 } });
  const [plan] = await ledger.plans();
  expect(plan?.name).toContain('虚构');
  expect(plan?.source).toContain('不得用于真实结算');
  expect((await ledger.verify()).faults).toEqual([]);
});

test.each([
  ['年初第一天', '2027-01-01'],
  ['本院的文件到期以后', '2031-03-01'],
])('%s，演示仍能装载', async (_when, today) => {
  const { loaded } = await openDemonstration(today);
  expect(loaded.length).toBeGreaterThan(15);
  const late = loaded.find(({ recorded }) => recorded.personName === '演示丁');
  expect(late?.recorded.settlement.retroactive).toBe(today !== '2027-01-01');
  const ended = loaded.find(({ recorded }) => recorded.personName === '演示庚');
  expect(ended?.recorded.settlement.reasons).toMatchObject([{ code: 'IDENTITY_EXPIRED' }]);
});

test('演示两次，留下的结算单一个字节也不差', async () => {
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => output.mockRestore());
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  expect(await demoCommand(first)).toBe(0);
  expect(await demoCommand(second)).toBe(0);
  const slips = readdirSync(join(first, 'slips'));
  expect(slips.length).toBeGreaterThan(15);
  expect(readdirSync(join(second, 'slips'))).toEqual(slips);
  for (const slip of slips) {
    const [a, b] = [first, second].map((out) => readFileSync(join(out, 'slips', slip)));
    expect(Buffer.compare(a ?? Buffer.alloc(0), b ?? Buffer.alloc(1)), slip).toBe(0);
  }
});
