import { mod11_2 } from 'cdigit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { regionOf } from '../../engine/region.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { runInThread } from '../../electron/resettling/in-thread.ts';
import { runHere, type RunProgress } from '../../electron/resettling/run.ts';
import type { ResettledPerson } from '../../electron/resettling/views.ts';
import { buildPerson, CLINIC, MORNING } from '../ledger/build-draft.ts';
import { recordFor, valueOf } from '../ledger/desk.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { packs } from '../workstation/packs.ts';

const PEOPLE = 300;
const YEAR = 2026;
const NEVER = () => false;

/** Many people with a bill each, recorded with an aid that no document gives: everybody's comes out differently. */
async function manyPeople(): Promise<string> {
  const file = temporaryFile();
  const ledger = valueOf(openLedger({ file }));
  await ledger.saveFacility({ ...CLINIC, regionCode: regionOf('510402') }, MORNING);
  for (let n = 0; n < PEOPLE; n += 1) {
    const body = `99999919600101${String(n).padStart(3, '0')}`;
    const certificate = `${body}${mod11_2.compute(body)}`;
    const id = `person-${n}`;
    valueOf(await ledger.savePerson(buildPerson(id, { certificate }), MORNING));
    await recordFor(ledger, id, { total: 1_000_000 + n, basic: 500_000 }, { key: `k-${n}` });
  }
  await ledger.close();
  return file;
}

function placesOf(file: string) {
  return { file, rulesDirectory: RULES, nativeBinding: null };
}

describe('一次追溯重算的运行', () => {
  test('在自己的线程里：窗口照常应答，说出进度，结果与在本线程算的相同', async () => {
    const file = await manyPeople();
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    onTestFinished(() => clearInterval(ticking));
    const said: RunProgress[] = [];
    const run = runInThread(placesOf(file));
    const end = valueOf(await run({ year: YEAR }, (progress) => said.push(progress), NEVER));
    expect(end).toEqual({ state: 'done', done: PEOPLE, of: PEOPLE });
    expect(ticks).toBeGreaterThan(10);
    expect(said.map(({ done }) => done)).toEqual(
      said.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(said.at(-1)).toMatchObject({ done: PEOPLE, of: PEOPLE });
    const found = said.flatMap((progress) => progress.found);
    expect(found.map(({ personId }) => personId)).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => `person-${n}`),
    );

    const ledger = valueOf(openLedger({ file, readOnly: true }));
    onTestFinished(() => ledger.close());
    const here: ResettledPerson[] = [];
    await runHere({ ledger, packs })({ year: YEAR }, (p) => here.push(...p.found), NEVER);
    expect(found).toEqual(here);
  });

  test('要停就停：说明算到哪里，已算出的留着', async () => {
    const ledger = valueOf(openLedger({ file: await manyPeople(), readOnly: true }));
    onTestFinished(() => ledger.close());
    const found: ResettledPerson[] = [];
    let isCancelled = false;
    const end = await runHere({ ledger, packs })(
      { year: YEAR },
      (progress) => {
        found.push(...progress.found);
        isCancelled = true;
      },
      () => isCancelled,
    );
    const { state, done, of } = valueOf(end);
    expect({ state, of }).toEqual({ state: 'cancelled', of: PEOPLE });
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(PEOPLE);
    expect(found).toHaveLength(done);
  });

  test('线程里也停得下来', async () => {
    const run = runInThread(placesOf(await manyPeople()));
    let isCancelled = false;
    const end = await run(
      { year: YEAR },
      () => {
        isCancelled = true;
      },
      () => isCancelled,
    );
    expect(valueOf(end).state).toBe('cancelled');
  });

  test('账本打不开，线程说出哪个文件、为什么', async () => {
    const file = temporaryFile();
    const run = runInThread(placesOf(file));
    const end = await run({ year: YEAR }, () => undefined, NEVER);
    expect(end.ok ? '' : end.problem.code).toBe('LEDGER_UNUSABLE');
    expect(end.ok ? '' : end.problem.message).toContain(file);
  });
});
