import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAYER_ORDER, PAYERS } from '../../electron/printing/payers.ts';
import { ROOT } from '../cases/read-cases.ts';

const styles = readFileSync(join(ROOT, 'renderer/styles.css'), 'utf8');

test.each(PAYER_ORDER)('%s：窗口与结算单用同一个颜色', (payer) => {
  expect(styles).toContain(PAYERS[payer].colour);
});
