import { consoleMessenger } from '../../../adapters/console/messenger.ts';
import { consoleStyle } from '../../../adapters/console/style.ts';
import { CHANNEL } from '../../chat/a-host.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { decodeQuotes } from './decode.ts';

messengerContract('console', async () => {
  const printed: string[] = [];
  const write = async (text: string) => void printed.push(text);
  return {
    messenger: consoleMessenger(write, consoleStyle({}, {})),
    places: ['public'],
    address: async () => CHANNEL,
    seen: (place) => (place === 'public' ? printed.map(decodeQuotes) : []),
    faults: [],
    fault: () => undefined,
    close: async () => undefined,
  };
});
