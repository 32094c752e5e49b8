import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING, stampAt, toDay } from './build-draft.ts';
import { openDesk, problemOf, recordFor, valueOf, writesNothing } from './desk.ts';

const WANG = { name: '王小明', certificate: '510402195503081023', initials: 'wxm' };
const WANG_TOO = { name: '王明月', certificate: '51040219880817307X', initials: 'wmy' };
const LI = { name: '李王氏', certificate: '510411197105202059', initials: 'lws' };

async function openTown(openFresh: () => Promise<Ledger>): Promise<Ledger> {
  const ledger = await openFresh();
  onTestFinished(() => ledger.close());
  for (const [id, person] of Object.entries({ wang: WANG, wangToo: WANG_TOO, li: LI })) {
    valueOf(await ledger.savePerson(buildPerson(id, person), MORNING));
  }
  return ledger;
}

export function peopleConform(openFresh: () => Promise<Ledger>): void {
  test('a person is found as they were saved, with their version', async () => {
    const { ledger } = await openDesk(openFresh);
    const { version, ...person } = (await ledger.person('person-1')) ?? expect.fail('not found');
    expect(person).toEqual(buildPerson('person-1'));
    expect(version).toBe((await ledger.yearSoFar('person-1', 2026)).version);
    expect(await ledger.person('nobody')).toBeNull();
  });

  test.each([
    ['the whole name', '王小明', ['wang']],
    ['the beginning of the name', '王', ['wangToo', 'wang', 'li']],
    ['a part inside the name', '明', ['wangToo', 'wang']],
    ['the initials', 'wxm', ['wang']],
    ['the beginning of the initials', 'w', ['wangToo', 'wang']],
    ['initials in capitals', 'WMY', ['wangToo']],
    ['the whole certificate', '510402195503081023', ['wang']],
    ['the beginning of the certificate', '510402', ['wangToo', 'wang']],
    ['the last four of the certificate', '1023', ['wang']],
    ['the last four with x for X', '307x', ['wangToo']],
    ['blanks around it', ' 1023 ', ['wang']],
    ['three last digits, which would be anybody', '023', []],
    ['a wildcard of SQL, which nobody is called', '%', []],
    ['nobody of this name', '赵', []],
  ])('is found by %s', async (_what, query, ids) => {
    const ledger = await openTown(openFresh);
    const found = await ledger.findPeople(query, 10);
    expect(found.map((person) => person.id)).toEqual(ids);
  });

  test('no more are found than were asked for', async () => {
    const ledger = await openTown(openFresh);
    expect(await ledger.findPeople('王', 2)).toHaveLength(2);
    expect(await ledger.findPeople('', 2)).toHaveLength(2);
  });

  test('without a query, whoever was served last comes first', async () => {
    const ledger = await openTown(openFresh);
    const ids = async () => (await ledger.findPeople('', 10)).map((person) => person.id);
    expect(await ids()).toEqual(['li', 'wangToo', 'wang']);
    await recordFor(ledger, 'wang', { total: 10_000 }, { key: 'k-1' });
    expect(await ids()).toEqual(['wang', 'li', 'wangToo']);
  });

  test('a changed person is found as they are now, and no longer as they were', async () => {
    const { ledger } = await openDesk(openFresh);
    const before = await ledger.person('person-1');
    const changed = buildPerson('person-1', { name: '张乙', initials: 'zy' });
    const saved = valueOf(await ledger.savePerson(changed, stampAt('2026-05-11T08:00:00+08:00')));
    expect(saved.version).toBeGreaterThan(before?.version ?? Infinity);
    expect(await ledger.findPeople('张甲', 10)).toEqual([]);
    expect(await ledger.findPeople('zj', 10)).toEqual([]);
    expect(await ledger.findPeople('张乙', 10)).toEqual([{ ...changed, version: saved.version }]);
  });

  test('a changed identity is a change', async () => {
    const { ledger } = await openDesk(openFresh);
    const [identity] = buildPerson('person-1').identities;
    const ended = { ...(identity ?? expect.fail()), until: toDay('2026-06-30') };
    const changed = buildPerson('person-1', { identities: [ended] });
    valueOf(await ledger.savePerson(changed, MORNING));
    expect((await ledger.person('person-1'))?.identities).toEqual([ended]);
  });

  test('saving somebody unchanged writes nothing', async () => {
    const { ledger } = await openDesk(openFresh);
    const saved = await writesNothing(ledger, async () =>
      ledger.savePerson(buildPerson('person-1'), stampAt('2027-01-01T00:00:00+08:00')),
    );
    expect(valueOf(saved)).toEqual(await ledger.person('person-1'));
  });

  test('a certificate belongs to one person', async () => {
    const { ledger } = await openDesk(openFresh);
    const twin = buildPerson('person-2', { name: '张丙' });
    const answer = await writesNothing(ledger, async () => ledger.savePerson(twin, MORNING));
    expect(problemOf(answer)).toMatchObject({
      code: 'DUPLICATE_PERSON',
      at: 'certificate',
      facts: { personId: 'person-1', name: '张甲' },
    });
    expect(await ledger.person('person-2')).toBeNull();
  });

  test('a certificate given up by a correction is free again', async () => {
    const { ledger } = await openDesk(openFresh);
    const { certificate } = buildPerson('person-1');
    const corrected = buildPerson('person-1', { certificate: WANG.certificate });
    valueOf(await ledger.savePerson(corrected, MORNING));
    const heir = buildPerson('person-2', { name: '张丙', certificate });
    expect(valueOf(await ledger.savePerson(heir, MORNING)).id).toBe('person-2');
  });
}
