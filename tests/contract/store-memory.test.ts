import { MemoryStore } from '../../server/store/memory.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', () => {
  const store = new MemoryStore();
  return Promise.resolve({
    store,
    breakDown: (broken: boolean) => (store.broken = broken),
    dispose: () => Promise.resolve(),
  });
});
