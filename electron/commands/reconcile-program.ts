import { Option, type Command } from 'commander';
import type { ExitCode } from './output.ts';
import type { ExportOptions } from './reconcile-exports.ts';

type End = (code: ExitCode) => void;
type SaidOfAny = {
  readonly ledger: string;
  readonly facility?: string;
  readonly config?: string;
  readonly clrType?: string;
  readonly setlOptins?: string;
  readonly json?: true;
};
type Said = SaidOfAny & { readonly from: string; readonly to: string; readonly out: string };
type SaidOfResult = SaidOfAny & {
  readonly from?: string;
  readonly to?: string;
  readonly lists?: 'all' | 'differences';
};

/** `yidan reconcile …`: what goes to the centre for reconciliation and clearing, and what it answers. */
export function addReconciling(program: Command, end: End): void {
  const reconcile = program
    .command('reconcile')
    .description('files for the insurance centre: 3201, 3202, 3203, and its answer (表201)');
  exporting(reconcile.command('totals'))
    .description('3201: totals by 险种 × 清算类别 × 经办机构, as JSON')
    .action(async (said: Said) => {
      const { totalsCommand } = await import('./reconcile-exports.ts');
      end(await totalsCommand(optionsOf(said)));
    });
  exporting(reconcile.command('details'))
    .description('3202: every row, as a ZIP of texts, one a 经办机构 × 清算类别')
    .action(async (said: Said) => {
      const { detailsCommand } = await import('./reconcile-exports.ts');
      end(await detailsCommand(optionsOf(said)));
    });
  exporting(reconcile.command('clearing'))
    .description('3203: what is claimed for a month, as JSON')
    .action(async (said: Said) => {
      const { clearingCommand } = await import('./reconcile-exports.ts');
      end(await clearingCommand(optionsOf(said)));
    });
  speaking(reconcile.command('import'))
    .description("the centre's answer (表201) beside the ledger: what differs, why, and what to do")
    .argument('<result>', 'a text or a ZIP, as it was downloaded (9102)')
    .option(
      '--from <day>',
      'the first day of recording; default: the days that the answer is about',
    )
    .option('--to <day>', 'the last day of recording')
    .addOption(
      new Option('--lists <what>', 'what the answer lists').choices(['all', 'differences']),
    )
    .action(async (result: string, said: SaidOfResult) => {
      const { importCommand } = await import('./reconcile-import.ts');
      const { from, to, lists } = said;
      end(await importCommand(result, { ...sharedOf(said), from, to, lists }));
    });
}

function exporting(command: Command): Command {
  return speaking(command)
    .requiredOption('--from <day>', 'the first day of recording')
    .requiredOption('--to <day>', 'the last day of recording')
    .requiredOption('--out <path>', 'the file to be written');
}

function speaking(command: Command): Command {
  return command
    .requiredOption('--ledger <file>')
    .option(
      '--config <file>',
      'what the ledger does not hold: 险种, 清算类别, 经办机构, 人员编号 …',
    )
    .option('--facility <code>', 'where the ledger has bills of several')
    .option('--clr-type <code>', 'only this 清算类别')
    .option('--setl-optins <code>', 'only this 经办机构')
    .option('--json');
}

function optionsOf({ from, to, out, ...said }: Said): ExportOptions {
  return { ...sharedOf(said), from, to, out };
}

function sharedOf({ ledger, facility, config, clrType, setlOptins, json }: SaidOfAny) {
  const part = { clearingKind: clrType, settlingOffice: setlOptins };
  return { ledger, facility, config, ...part, json: json === true };
}
