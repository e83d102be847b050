import { outboxContract } from '../contracts/outbox.ts';
import { PLACES } from './a-storage.ts';

for (const [name, make] of PLACES) outboxContract(name, make);
