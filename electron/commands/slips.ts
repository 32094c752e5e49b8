import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { printedName } from '../ledger/print-shape.ts';
import type { PrintSubject } from '../ledger/port-printing.ts';
import { noSettlement } from '../ledger/refusals.ts';
import type { OpenedWorkstation } from '../open-workstation.ts';
import type { Paper } from '../printing/papers.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';

export type SlipOptions = {
  readonly settlement?: string;
  readonly all?: boolean;
  readonly close?: string;
  readonly notice?: string;
  readonly paper: Paper;
  readonly reason: string;
  readonly out: string;
};

/**
 * `yidan slip`: the PDF of one paper into a file or folder; or of every settlement's slip, into a folder one by one or into
 * one file. Each is journalled as a print.
 */
export async function slipCommand(
  options: SlipOptions & { readonly json: boolean },
  workstation: OpenedWorkstation,
): Promise<ExitCode> {
  const { paper, reason, out, json } = options;
  const subjects = await subjectsOf(options, workstation);
  if (!subjects.ok) return stopWith(subjects.problem, json);
  const isFolder = extname(out).toLowerCase() !== '.pdf';
  if (options.all === true && !isFolder) return oneFile(subjects.value, options, workstation);
  for (const subject of subjects.value) {
    const printed = await workstation.api.printPaper({ subject, paper, reason });
    if (!printed.ok) return stopWith(printed.problem, json);
    const { name, pdfBase64, print } = printed.value;
    const file = isFolder ? join(out, name) : out;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(pdfBase64, 'base64'));
    const of = subject.kind === 'settlement' ? { settlement: subject.settlementId } : subject;
    if (json) printJson({ ...of, file, paper, printNumber: print.number });
    else printLine(file);
  }
  return 0;
}

/** All of them in one file, each on pages of its own: for a printer. */
async function oneFile(
  subjects: readonly PrintSubject[],
  { paper, reason, out, json }: SlipOptions & { readonly json: boolean },
  { api }: OpenedWorkstation,
): Promise<ExitCode> {
  const started = await api.startBatch({ subjects, paper, reason, printer: null });
  if (!started.ok) return stopWith(started.problem, json);
  const { batch } = started.value;
  for (;;) {
    const view = await api.batch({ batch });
    if (!view.ok) return stopWith(view.problem, json);
    const { state, file, problem, prints } = view.value;
    if (problem !== null) return stopWith(problem, json);
    if (state !== 'running' && file !== null) {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, Buffer.from(file.pdfBase64, 'base64'));
      if (json) printJson({ file: out, paper, slips: prints.length, pages: file.pages.length });
      else printLine(out);
      return 0;
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

async function subjectsOf(
  options: SlipOptions,
  workstation: OpenedWorkstation,
): Promise<Result<readonly PrintSubject[]>> {
  const { settlement, all, close, notice } = options;
  const named = [settlement, close, notice, all === true ? 'all' : undefined];
  if (named.filter((name) => name !== undefined).length !== 1) {
    return fail({
      code: 'MALFORMED',
      message:
        'name one of --settlement ID, --close SEQ, --notice ADJUSTMENT or --all: which paper to print',
    });
  }
  if (settlement !== undefined) return ok([{ kind: 'settlement', settlementId: settlement }]);
  if (close !== undefined) return closeNamed(close);
  if (notice !== undefined) return noticeNamed(notice, workstation);
  return everySettlement(workstation);
}

function closeNamed(text: string): Result<readonly PrintSubject[]> {
  if (/^[1-9]\d{0,14}$/.test(text)) return ok([{ kind: 'close', seq: Number(text) }]);
  return fail({
    code: 'MALFORMED',
    message: `${JSON.stringify(text)} is no entry's number: yidan ledger closes lists them`,
    at: '--close',
  });
}

async function noticeNamed(
  id: string,
  { ledger }: OpenedWorkstation,
): Promise<Result<readonly PrintSubject[]>> {
  const found = await ledger.find(id);
  if (found === null) return fail(noSettlement(id));
  const { adjusts, personId } = found;
  if (adjusts !== null) return ok([{ kind: 'notice', run: adjusts.run, personId }]);
  return fail({
    code: 'MALFORMED',
    message: `${id} adjusts nothing: name the adjustment of a settlement`,
    at: '--notice',
  });
}

async function everySettlement({
  ledger,
}: OpenedWorkstation): Promise<Result<readonly PrintSubject[]>> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await ledger.list({ offset, limit: PAGE });
    ids.push(...rows.map((row) => row.id));
    if (rows.length < PAGE) break;
  }
  return ok(ids.toReversed().map((settlementId) => ({ kind: 'settlement', settlementId })));
}
const PAGE = 500;

/** `yidan verify-slip FILE.pdf|TEXT`: 0 when the slip is exactly what the ledger prints, 1 when it is not. */
export async function verifySlipCommand(
  slip: string,
  { api }: OpenedWorkstation,
  json: boolean,
): Promise<ExitCode> {
  const isFile = statSync(slip, { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile && slip.endsWith('.pdf')) {
    return stopWith({ code: 'MALFORMED', message: `${slip} cannot be read`, at: slip }, json);
  }
  const verdict = await api.verifySlip(
    isFile ? { pdfBase64: readFileSync(slip).toString('base64') } : { text: slip },
  );
  if (!verdict.ok) {
    stopWith(verdict.problem, json);
    return 1;
  }
  const { matches, subject, why, print } = verdict.value;
  const settlement = subject.kind === 'settlement' ? { settlementId: subject.settlementId } : {};
  if (json) printJson({ matches, ...settlement, why, subject, print });
  else printLine(`${matches ? 'ok' : 'NO'}: ${printedName(subject)} ${why}`);
  return matches ? 0 : 1;
}
