import { summariesContract } from '../contracts/books.ts';
import { PLACES } from './a-storage.ts';

for (const [name, make] of PLACES) summariesContract(name, make);
