import { describe } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { ledgerConformance } from './conformance.ts';
import { valueOf } from './desk.ts';

describe('the ledger in SQLite', () => {
  ledgerConformance(async () => valueOf(openLedger({ file: ':memory:' })));
});
