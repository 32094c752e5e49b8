import { testWorkedCases } from '../test-worked-cases.ts';
import { oracle } from './oracle.ts';

testWorkedCases('changzhou', 24, oracle);
