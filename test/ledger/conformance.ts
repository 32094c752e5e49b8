import { describe } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { figuresConform } from './conform-figures.ts';
import { listingConforms } from './conform-listing.ts';
import { peopleConform } from './conform-people.ts';
import { plansConform } from './conform-plans.ts';
import { readingsConform } from './conform-readings.ts';
import { recordingConforms } from './conform-recording.ts';
import { reversingConforms } from './conform-reversing.ts';

/** A fresh, empty ledger; the suite closes it. */
export type OpenFresh = () => Promise<Ledger>;

/** What every ledger behind the port must do, whatever keeps it. */
export function ledgerConformance(openFresh: OpenFresh): void {
  describe('people', () => peopleConform(openFresh));
  describe('figures', () => figuresConform(openFresh));
  describe('plans', () => plansConform(openFresh));
  describe('readings', () => readingsConform(openFresh));
  describe('recording', () => recordingConforms(openFresh));
  describe('reversing', () => reversingConforms(openFresh));
  describe('facility, lists, counts and prints', () => listingConforms(openFresh));
}
