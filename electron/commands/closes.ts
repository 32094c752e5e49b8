import { inYuan } from '../../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { closeRequestOf } from '../closing-desk.ts';
import type { ClosePeriod, RecordedClose } from '../ledger/port-closing.ts';
import type { Ledger } from '../ledger/port.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { now, type CopyCommand } from './ledger-copies.ts';
import { printJson, printLine, type ExitCode } from './output.ts';
import { refuse } from './refuse.ts';

export type CloseCommand = CopyCommand & {
  readonly day: boolean;
  readonly facility: string | undefined;
  readonly operator: string | undefined;
  readonly counted: string | undefined;
  readonly reason: string | undefined;
  readonly handedTo: string | undefined;
};

/** `yidan ledger close`: the open period of an operator, or with --day of a facility, sealed as it stands now. */
export function closeCommand({ file, by, json, ...asked }: CloseCommand): Promise<ExitCode> {
  return onExistingLedger(file, json, async (ledger) => {
    const period = await periodOf(ledger, asked);
    if (!period.ok) return refuse(period.problem, json);
    const { upTo } = await ledger.closeSheet(period.value);
    const request = closeRequestOf(period.value, { ...asked, upTo });
    if (!request.ok) return refuse(request.problem, json);
    const closed = await ledger.closePeriod(request.value, now(by));
    if (!closed.ok) return refuse(closed.problem, json);
    if (json) printJson(inYuanText(closed.value));
    else printClose(closed.value);
    return 0;
  });
}

/** `yidan ledger closes`: every sealed period, the newest first. */
export function closesCommand(file: string, json: boolean): Promise<ExitCode> {
  const list = async (ledger: Ledger): Promise<ExitCode> => {
    const closes: RecordedClose[] = [];
    for (let total = 1; closes.length < total;) {
      const page = await ledger.closes({ offset: closes.length, limit: PAGE });
      closes.push(...page.rows);
      total = page.total;
    }
    if (json) printJson(closes.map(inYuanText));
    else for (const close of closes) printLine(lineOf(close));
    return 0;
  };
  return onExistingLedger(file, json, list, { readOnly: true });
}

const PAGE = 500;

async function periodOf(
  ledger: Ledger,
  { day, facility, operator }: Pick<CloseCommand, 'day' | 'facility' | 'operator'>,
): Promise<Result<ClosePeriod>> {
  const code = facility ?? (await ledger.facility())?.code ?? '';
  if (day === (operator === undefined)) {
    return ok({ span: day ? 'day' : 'shift', facility: code, operator: operator ?? null });
  }
  return fail(whoseShift());
}

function whoseShift(): Problem<'MALFORMED'> {
  const message = 'say whose shift is closed with --operator NAME, or close the day with --day';
  return { code: 'MALFORMED', message, at: '--operator' };
}

/** Scripts read money as yuan, as everywhere on the command line. */
function inYuanText(close: RecordedClose) {
  const { accounts, expected, counted, difference } = close;
  const net = Object.entries(accounts).map(([account, amount]): [string, string] => {
    return [account, inYuan(amount)];
  });
  return {
    ...close,
    accounts: Object.fromEntries(net),
    expected: inYuan(expected),
    counted: inYuan(counted),
    difference: inYuan(difference),
  };
}

function printClose(close: RecordedClose): void {
  const { settlements, reversals, adjustments, accounts } = close;
  printLine(lineOf(close));
  printLine(`settlements ${settlements}, reversals ${reversals}, adjustments ${adjustments}`);
  for (const [account, amount] of Object.entries(accounts)) {
    printLine(`${account.padEnd(24)} ${inYuan(amount).padStart(16)}`);
  }
}

function lineOf(close: RecordedClose): string {
  const { seq, at, by, facility, operator, after, upTo, counted, expected, difference } = close;
  const whose = operator === null ? 'day' : `shift of ${operator}`;
  const place = facility === '' ? 'facility without a code' : facility;
  const cash = `counted ${inYuan(counted)} of ${inYuan(expected)}, difference ${inYuan(difference)}`;
  const why = close.reason === null ? '' : ` (${close.reason})`;
  const next = close.handedTo === null ? '' : `, handed to ${close.handedTo}`;
  return `entry ${seq}: ${at} ${by}: ${whose}, ${place}, entries ${after + 1}–${upTo}: ${cash}${why}${next}`;
}
