import { testWorkedCases } from '../test-worked-cases.ts';
import { oracle } from './oracle.ts';

testWorkedCases('panzhihua', 31, oracle);
