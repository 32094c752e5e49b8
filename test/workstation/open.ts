import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mod11_2 } from 'cdigit';
import type { Result } from '../../engine/problem.ts';
import type { ClaimInput } from '../../engine/claim.ts';
import type { Category } from '../../engine/terms.ts';
import type { FacilityInput, PersonInput } from '../../electron/contract.ts';
import { openWorkstation, type OpenedWorkstation } from '../../electron/open-workstation.ts';
import { RULES } from '../rule-pack/read-pack.ts';

/** In 攀枝花市东区, where PERSON is recognised too. */
export const FACILITY: FacilityInput = {
  name: '试验医院',
  code: 'H00000000001',
  level: 2,
  regionCode: '510402',
  desk: '1号窗口',
  operator: '收费员甲',
};

export const PERSON: PersonInput = {
  name: '试验甲',
  certificate: '999999195901010128',
  recognisedIn: '510402',
  identities: [{ category: 'minimum-living', from: '2020-01-01', source: '民政名单' }],
};

/** Somebody else, recognised elsewhere: no two homes have the same certificate. */
export function personFrom(
  recognisedIn: string,
  category: Category = 'minimum-living',
): PersonInput {
  const body = `${recognisedIn}195901010`.padEnd(17, '12');
  const certificate = `${body}${mod11_2.compute(body)}`;
  const identities = [{ category, from: '2020-01-01', source: '民政名单' }];
  return { name: `试验${recognisedIn}`, certificate, recognisedIn, identities };
}

export function inpatient(total: string, more: Partial<ClaimInput> = {}): ClaimInput {
  return { care: 'inpatient', settledOn: '2026-05-10', fees: { total, inScope: total }, ...more };
}

/** The value of a Result, or the test ends with the problem's sentence. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'OK' : result.problem.code;
}

/**
 * A real workstation on a new ledger, or on an older one: the clock starts at nine, on a day after all that the older one
 * holds, and goes on a second with every look.
 */
export async function openNew(existing?: string): Promise<OpenedWorkstation> {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-'));
  const file = existing ?? join(folder, 'ledger.sqlite');
  let second = 0;
  let count = 0;
  const opened = valueOf(
    await openWorkstation({
      file,
      demonstration: false,
      rulesDirectory: RULES,
      clock: () => {
        second += 1;
        return new Date(Date.UTC(2026, existing === undefined ? 4 : 6, 10, 1, 0, second))
          .toISOString()
          .replace('Z', '+00:00');
      },
      newId: () => `person-${(count += 1)}`,
    }),
  );
  const close = async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  };
  return { ...opened, close };
}

/** Ready for a day's work: the facility set up and the year's figures entered. */
export async function openReady(): Promise<OpenedWorkstation> {
  const opened = await openNew();
  valueOf(await opened.api.saveFacility(FACILITY));
  for (const [key, value] of [
    ['resident-income', '40000'],
    ['poverty-monitor-line', '9000'],
  ] as const) {
    const days = { from: '2026-01-01', until: '2026-12-31' };
    valueOf(await opened.api.enterFigure({ key, value, ...days, source: '试验公告' }));
  }
  return opened;
}
