import { gapsContract } from '../contracts/gaps.ts';
import { PLACES } from './a-storage.ts';

for (const [name, make] of PLACES) gapsContract(name, make);
