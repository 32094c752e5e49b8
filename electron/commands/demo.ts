import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inYuanGrouped } from '../../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { CARE_WORDS } from '../../engine/words.ts';
import type { DemonstrationRow } from '../demonstration/load.ts';
import { openLedger } from '../ledger/open.ts';
import { openWorkstation, type OpenedWorkstation } from '../open-workstation.ts';
import { RULES_DIRECTORY } from './places.ts';
import { printLine, stopWith, type ExitCode } from './output.ts';

/**
 * `yidan demo`: settles the demonstration's bills through the same service as the window, prints a table, and leaves
 * the ledger and a slip of each settlement in `out`. The clock is the demonstration's own, so that every run leaves the same slips.
 */
export async function demoCommand(out: string): Promise<ExitCode> {
  const file = join(out, 'demonstration.sqlite');
  const cleared = await clearOldDemonstration(file);
  if (!cleared.ok) return stopWith(cleared.problem);
  mkdirSync(join(out, 'slips'), { recursive: true });
  const opened = await openWorkstation({
    file,
    demonstration: true,
    rulesDirectory: RULES_DIRECTORY,
    clock: demonstrationClock(),
    newId: countingIds(),
  });
  if (!opened.ok) return stopWith(opened.problem);
  try {
    return await leaveSlips(opened.value, out, file);
  } finally {
    await opened.value.close();
  }
}

async function leaveSlips(
  { api, ledger, loaded: rows }: OpenedWorkstation,
  out: string,
  file: string,
): Promise<ExitCode> {
  printTable(rows);
  for (const { recorded } of rows) {
    const subject = { kind: 'settlement', settlementId: recorded.id } as const;
    const slip = await api.printPaper({ subject, paper: 'a4' });
    if (!slip.ok) return stopWith(slip.problem);
    writeFileSync(join(out, 'slips', slip.value.name), Buffer.from(slip.value.pdfBase64, 'base64'));
  }
  const verification = await ledger.verify();
  printLine(
    `账本 ${file}：${verification.entries} 笔，${verification.ok ? '校验通过' : '校验不通过'}；结算单 ${rows.length} 张在 ${join(out, 'slips')}`,
  );
  return verification.ok ? 0 : 1;
}

/** Removes an earlier demonstration; a real ledger of that name is left alone. */
async function clearOldDemonstration(file: string): Promise<Result<null>> {
  if (existsSync(file)) {
    const opened = openLedger({ file, readOnly: true });
    if (!opened.ok) return opened;
    const { demonstration } = await opened.value.head();
    await opened.value.close();
    if (!demonstration) return fail(realLedger(file));
  }
  for (const suffix of ['', '-wal', '-shm', '-head']) rmSync(`${file}${suffix}`, { force: true });
  return ok(null);
}

function realLedger(file: string): Problem<'NOT_ALLOWED'> {
  const message = `${file} is a real ledger, not a demonstration: name another folder with --out`;
  return { code: 'NOT_ALLOWED', message, at: '--out', facts: { file } };
}

/** Starts on a morning of 2026 and goes on a minute with every look. */
function demonstrationClock(): () => string {
  let minute = 0;
  return () => {
    minute += 1;
    const two = (n: number) => String(n).padStart(2, '0');
    return `2026-11-20T${two(8 + Math.trunc(minute / 60))}:${two(minute % 60)}:00.000+08:00`;
  };
}

function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `demonstration-${count}`;
  };
}

function printTable(rows: readonly DemonstrationRow[]): void {
  const cells = rows.map(({ bill, recorded: { settlement: s, claim, ...r } }) => [
    r.id,
    r.personName,
    s.identity?.name ?? '无有效身份',
    CARE_WORDS[claim.care],
    inYuanGrouped(claim.fees.total),
    inYuanGrouped(s.aid),
    inYuanGrouped(s.tilt),
    inYuanGrouped(s.cash),
    bill.shows,
  ]);
  const heads = ['结算号', '人员', '身份', '类别', '总费用', '救助', '倾斜', '个人现金', '说明'];
  const table = [heads, ...cells];
  const widths = heads.map((_, column) =>
    Math.max(...table.map((row) => widthOf(row[column] ?? ''))),
  );
  for (const row of table) {
    printLine(
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column >= 4 && column <= 7))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Chinese characters stand two columns wide on a terminal. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, letter) => width + (/[\u2E80-\uFFEF]/.test(letter) ? 2 : 1),
    0,
  );
}
function pad(text: string, width: number, toTheRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? blanks + text : text + blanks;
}
