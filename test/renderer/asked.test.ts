import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseClaim } from '../../engine/claim.ts';
import type { Hello, PackView } from '../../electron/contract.ts';
import { covers as engineCovers, regionOf } from '../../engine/region.ts';
import { askedOf, plansOn } from '../../renderer/asked.ts';
import { claimOf, emptyBill } from '../../renderer/bill.ts';
import { citedIn, covers, packFor } from '../../renderer/packs.ts';
import { openReady, PERSON, valueOf } from '../workstation/open.ts';

type Opened = Awaited<ReturnType<typeof openReady>>;
let opened: Opened;
let hello: Hello;

beforeAll(async () => {
  opened = await openReady();
  hello = valueOf(await opened.api.hello({}));
});
afterAll(() => opened.close());

const DAY = '2026-05-10';
const bill = { ...emptyBill(DAY, null), total: '100', inScope: '80' };

function packAt(home: string | null, day = DAY): PackView {
  const pack = packFor(hello, home, day);
  if (pack === null) throw new Error(`no pack for ${home ?? 'nobody'}`);
  return pack;
}

describe('按谁的文件提问', () => {
  it.each([
    ['510411', DAY, 'panzhihua/2023-02-01'],
    ['500117', DAY, 'hechuan/2024-06-25'],
    ['500117', '2024-06-01', 'chongqing/2012-07-24'],
    ['500103', DAY, 'chongqing/2012-07-24'],
    ['419001', DAY, 'jiyuan/2022-05-01'],
    ['320402', DAY, 'changzhou/2023-01-01'],
    ['520102', DAY, 'panzhihua/2023-02-01'],
    [null, DAY, 'panzhihua/2023-02-01'],
  ])('%s 在 %s：%s', async (home, day, id) => {
    expect(packAt(home, day).id).toBe(id);
    if (home === null) return;
    // The workstation settles by the same document.
    const person = valueOf(
      await opened.api.savePerson({ ...PERSON, ...(await idOf()), recognisedIn: home }),
    );
    const claim = { ...claimOf(bill), settledOn: day };
    const { standard } = valueOf(await opened.api.settle({ personId: person.id, claim }));
    expect(standard.packId).toBe(id);
  });

  it('地区的上下级与工作站所认的一致', () => {
    const codes = ['500000', '500100', '500117', '510000', '510400', '510402', '419001', '419000'];
    for (const wide of codes) {
      for (const narrow of codes) {
        expect(covers(wide, narrow), `${wide} ${narrow}`).toBe(
          engineCovers(regionOf(wide), regionOf(narrow)),
        );
      }
    }
  });
});

async function idOf(): Promise<{ id?: string }> {
  const [known] = valueOf(await opened.api.findPeople({ query: PERSON.certificate ?? '' }));
  return known === undefined ? {} : { id: known.id };
}

describe('只问文件要的', () => {
  const claimAt = (home: string, part: Partial<typeof bill> = {}) => {
    const pack = packAt(home);
    const filled = { ...bill, disease: '肺癌', special: 'yes' as const, ...part };
    const plans = plansOn([], pack, DAY);
    return claimOf(filled, askedOf(pack, null, filled, plans));
  };

  it('攀枝花不问病种，留在表里的也不带出', () => {
    expect(claimAt('510402')).not.toHaveProperty('disease');
    expect(claimAt('510402')).toMatchObject({ primaryCareFirst: false });
  });

  it('合川问病种、经办机构标记，不问照上级文件办才要的', () => {
    const claim = claimAt('500117', { patientAge: '６１' });
    expect(claim).toMatchObject({ disease: '肺癌', special: true });
    expect(claim).not.toHaveProperty('patientAge');
    expect(claim).not.toHaveProperty('treatment');
  });

  it('重庆问病种和年龄', () => {
    const claim = claimAt('500103', { patientAge: '６１' });
    expect(claim).toMatchObject({ disease: '肺癌', patientAge: 61 });
    expect(parseClaim(claim).ok).toBe(true);
    const wrong = parseClaim(claimAt('500103', { patientAge: '六十' }));
    expect(wrong.ok ? null : wrong.problem.at).toBe('patientAge');
  });

  it('罕见病药品的几项只在这一类里问', () => {
    expect(claimAt('320402', { rareDrugCost: '900' })).not.toHaveProperty('rareDrugCost');
    const rare = claimAt('320402', { care: 'rare-disease-drug', rareDrugCost: '900' });
    expect(rare).toMatchObject({ rareDrugCost: '900', rareDiseaseListed: true });
  });

  it('就医地点不填，由工作站推定', () => {
    expect(claimAt('510402').facility).not.toHaveProperty('place');
    expect(claimAt('510402', { place: 'outside' }).facility).toMatchObject({ place: 'outside' });
  });
});

describe('医保由方案计算', () => {
  const asked = (day: string, plan: string) => {
    const pack = packAt('320402', day);
    const filled = { ...bill, settledOn: day, plan, basic: '50' };
    return claimOf(filled, askedOf(pack, null, filled, plansOn([], pack, day)));
  };

  it('方案算的，不再带出录入的金额', () => {
    const claim = asked('2023-06-01', 'resident-adult');
    expect(claim).toMatchObject({ plan: 'resident-adult', paid: { basic: '0' } });
  });

  it('当日不适用的方案照样带出，由工作站说明', () => {
    expect(asked(DAY, 'resident-adult')).toMatchObject({
      plan: 'resident-adult',
      paid: { basic: '50' },
    });
  });
});

it('引自另一文件的条文，到那一文件里找', () => {
  const pack = packAt('500117');
  const cited = citedIn(hello.packs, pack, '渝府发〔2012〕78号·二(三)1');
  expect(cited).toMatchObject({ pack: { id: 'chongqing/2012-07-24' }, id: '二(三)1' });
  expect(citedIn(hello.packs, pack, '二(三)2').pack.id).toBe('hechuan/2024-06-25');
});
