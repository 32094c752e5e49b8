import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { OpenedWorkstation } from '../open-workstation.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';

export type SlipOptions = {
  readonly settlement?: string;
  readonly all?: boolean;
  readonly paper: string;
  readonly out: string;
  readonly json: boolean;
};

/** `yidan slip`: the one-slip PDF of one recorded settlement, or of all, into a file or folder. */
export async function slipCommand(
  options: SlipOptions,
  workstation: OpenedWorkstation,
): Promise<ExitCode> {
  const { paper, out, json } = options;
  if (paper !== 'a4') return stopWith(paperUnknown(paper), json);
  const ids = await settlementIds(options, workstation);
  if (!ids.ok) return stopWith(ids.problem, json);
  for (const id of ids.value) {
    const slip = await workstation.api.slip({ settlementId: id, paper });
    if (!slip.ok) return stopWith(slip.problem, json);
    const file = options.all === true || extname(out) !== '.pdf' ? join(out, slip.value.name) : out;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(slip.value.pdfBase64, 'base64'));
    if (json) printJson({ settlement: id, file, printNumber: slip.value.printNumber });
    else printLine(file);
  }
  return 0;
}

async function settlementIds(
  { settlement, all }: SlipOptions,
  { ledger }: OpenedWorkstation,
): Promise<Result<readonly string[]>> {
  if (settlement !== undefined) return ok([settlement]);
  if (all !== true) {
    return fail({
      code: 'MALFORMED',
      message: 'name a settlement with --settlement ID, or take --all',
    });
  }
  const ids: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await ledger.list({ offset, limit: PAGE });
    ids.push(...rows.map((row) => row.id));
    if (rows.length < PAGE) return ok(ids.toReversed());
  }
}
const PAGE = 500;

function paperUnknown(paper: string): Problem<'MALFORMED'> {
  return {
    code: 'MALFORMED',
    message: `slips are printed on a4 paper so far, not ${paper}`,
    at: '--paper',
  };
}

/** `yidan verify-slip FILE.pdf|TEXT`: 0 when the slip is exactly what the ledger prints, 1 when it is not. */
export async function verifySlipCommand(
  slip: string,
  { slips }: OpenedWorkstation,
  json: boolean,
): Promise<ExitCode> {
  const isFile = statSync(slip, { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile && slip.endsWith('.pdf')) {
    return stopWith({ code: 'MALFORMED', message: `${slip} cannot be read`, at: slip }, json);
  }
  const verdict = await slips.verify(isFile ? new Uint8Array(readFileSync(slip)) : slip);
  if (!verdict.ok) {
    stopWith(verdict.problem, json);
    return 1;
  }
  const { matches, settlementId, why } = verdict.value;
  if (json) printJson(verdict.value);
  else printLine(`${matches ? 'ok' : 'NO'}: ${settlementId} ${why}`);
  return matches ? 0 : 1;
}
