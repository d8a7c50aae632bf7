import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { EngineModule } from '../exercises/engine-port.ts';
import { serve } from '../rpc.ts';

// As in the server's own thread: nothing is made from strings.
z.config({ jitless: true });

const { engineModule } = workerData as { engineModule: string };
const { openScenario } = (await import(engineModule)) as EngineModule;

/** Loads scenarios for their cards, so that the thread of the sockets need not. */
export class CardReader {
  read(id: string): Promise<ScenarioCard | null> {
    return openScenario(id).then(
      (engine) => engine.card,
      () => null,
    );
  }
}

serve(parentPort!, new CardReader());
