import { region } from '../../electron/ledger/shapes.ts';
import { parseConfiguration } from '../../electron/exchange/configuration.ts';
import type { Speaking } from '../../electron/exchange/detail-rows.ts';
import { toDay } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';

/** What an office in 攀枝花 says of its interface. */
export const SAID = {
  insurance: '390',
  settlingOffice: '510400',
  clearingOffice: '510400',
  clearingKind: { inpatient: '21', 'chronic-outpatient': '11', 'ordinary-outpatient': '11' },
  recognisedCost: 'inScope',
  fundTotal: { tilt: true, commercial: false },
} as const;

export function speakingAs(said: object | null = SAID): Speaking {
  const configuration = said === null ? null : valueOf(parseConfiguration(JSON.stringify(said)));
  const place = {
    region: region.parse('510402'),
    version: configuration?.version ?? null,
    on: toDay('2026-05-31'),
  };
  return { configuration, dictionary: { place, own: configuration?.codes ?? [] } };
}
