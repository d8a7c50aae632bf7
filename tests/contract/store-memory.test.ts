import { MemoryStore } from '../../server/store/memory.ts';
import { sideStoreContract } from './side-store-contract.ts';
import { storeContract } from './store-contract.ts';

const memory = () => {
  const store = new MemoryStore();
  return Promise.resolve({
    store,
    breakDown: (broken: boolean) => (store.broken = broken),
    dispose: () => Promise.resolve(),
  });
};
storeContract('memory', memory);
sideStoreContract('memory', memory);
