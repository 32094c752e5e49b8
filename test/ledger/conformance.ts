import { describe } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { adjustingConforms } from './conform-adjusting.ts';
import { bookingsConform } from './conform-bookings.ts';
import { clockConforms } from './conform-clock.ts';
import { clockCorrectingConforms } from './conform-clock-correcting.ts';
import { closingConforms } from './conform-closing.ts';
import { dayCloseConforms } from './conform-day-close.ts';
import { confirmingConforms } from './conform-confirming.ts';
import { copiesConform } from './conform-copies.ts';
import { figuresConform } from './conform-figures.ts';
import { listingConforms } from './conform-listing.ts';
import { keysConform } from './conform-keys.ts';
import { messagesConform } from './conform-messages.ts';
import { paymentsConform } from './conform-payments.ts';
import { peopleConform } from './conform-people.ts';
import { plansConform } from './conform-plans.ts';
import { printingConforms } from './conform-printing.ts';
import { readingsConform } from './conform-readings.ts';
import { recordingConforms } from './conform-recording.ts';
import { reversingConforms } from './conform-reversing.ts';
import { sendingConforms } from './conform-sending.ts';
import { sealedPeriodsConform } from './conform-sealed.ts';

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
  describe('adjusting', () => adjustingConforms(openFresh));
  describe('messages', () => messagesConform(openFresh));
  describe('sending', () => sendingConforms(openFresh));
  describe('keys', () => keysConform(openFresh));
  describe('payments', () => paymentsConform(openFresh));
  describe('confirming', () => confirmingConforms(openFresh));
  describe('the clock', () => clockConforms(openFresh));
  describe('a clock that was ahead', () => clockCorrectingConforms(openFresh));
  describe('shifts and handover', () => closingConforms(openFresh));
  describe('the close of a day', () => dayCloseConforms(openFresh));
  describe('sealed periods', () => sealedPeriodsConform(openFresh));
  describe('printing', () => printingConforms(openFresh));
  describe('what is reconciled', () => bookingsConform(openFresh));
  describe('facility, lists and counts', () => listingConforms(openFresh));
  describe('copies', () => copiesConform(openFresh));
}
