import { testWorkedCases } from '../test-worked-cases.ts';
import { oracle } from './oracle.ts';

testWorkedCases('jiyuan', 31, oracle);
