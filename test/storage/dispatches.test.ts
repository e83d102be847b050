import { dispatchesContract } from '../contracts/dispatches.ts';
import { followsContract } from '../contracts/follows.ts';
import { PLACES } from './a-storage.ts';

for (const [name, make] of PLACES) {
  followsContract(name, make);
  dispatchesContract(name, make);
}
