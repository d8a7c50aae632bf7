import { join } from 'node:path';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import type { OpenStore } from '../store/open-store.ts';
import { accountRoutes } from './accounts.ts';
import { accessRoutes } from './access.ts';
import { catalogueRoutes } from './catalogue.ts';
import { notAvailable, refuseWith } from './context.ts';
import type { HttpContext } from './context.ts';
import { conductRoutes } from './conduct.ts';
import { discussionRoutes } from './discussion.ts';
import { exercisePlanRoutes } from './exercise-plan.ts';
import { groupRoutes } from './groups.ts';
import { joinRoutes } from './join.ts';
import { mselRoutes } from './msel.ts';
import { packedFiles } from './packed.ts';
import { planRoutes } from './plans.ts';
import { practiceRoutes } from './practice.ts';
import { prepareRoutes } from './prepare.ts';
import { reviewRoutes } from './review.ts';
import { evaluationRoutes } from '../evaluations/routes.ts';
import { Evaluations } from '../evaluations/evaluations.ts';
import { reportRoutes } from '../review/routes.ts';
import { securityHeaders } from './security.ts';
import { studyRoutes } from './studies.ts';

const MAX_BODY = '16kb';

function errors(c: HttpContext): ErrorRequestHandler {
  return (e: unknown, req, res, _next) => {
    const status = (e as { status?: unknown }).status;
    if (res.headersSent) return void res.destroy();
    if (status === 404) return notAvailable(res);
    if (status === 413) return refuseWith(res, 'tooLarge');
    if (status === 503) return refuseWith(res, 'storeUnavailable');
    if (typeof status === 'number' && status < 500)
      return refuseWith(res, 'badRequest', { detail: 'body: JSON' });
    c.log.error({ err: e, method: req.method, route: req.route?.path }, 'a request failed');
    refuseWith(res, 'internal');
  };
}

/** The HTTP side: the page, and the JSON routes under `/api`. */
export function createApp(c: HttpContext, store: OpenStore['store'], pageDir: string): Express {
  const app = express();
  const evaluations = new Evaluations(store, c.nowMs);
  app.disable('x-powered-by');
  app.use(securityHeaders());
  const api = express.Router();
  // What a session may see changes with time: nothing of it is kept by a cache.
  api.use((_req, res, next) => {
    res.setHeader('cache-control', 'no-store');
    next();
  });
  // After a start, what is asked of exercises waits until they are found; `health` answers at once.
  api.use((req, _res, next) => {
    if (req.path === '/health') next();
    else void c.directory.known.then(() => next());
  });
  // Whole files go one way alone, which reads them itself.
  api.use(prepareRoutes(c), mselRoutes(c), planRoutes(c));
  api.use(express.json({ limit: MAX_BODY, strict: true }));
  api.use(
    catalogueRoutes(c),
    accessRoutes(c),
    joinRoutes(c),
    groupRoutes(c),
    discussionRoutes(c),
    practiceRoutes(c),
    conductRoutes(c),
    exercisePlanRoutes(c),
    accountRoutes(c, evaluations),
    reviewRoutes(c, store, evaluations),
    evaluationRoutes(c, evaluations),
    reportRoutes(c, evaluations),
    studyRoutes(c),
  );
  api.use((_req, res) => notAvailable(res));
  app.use('/api', api);
  app.use(
    '/assets',
    packedFiles(join(pageDir, 'assets')),
    express.static(join(pageDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(packedFiles(pageDir), express.static(pageDir, { index: false, maxAge: 0 }));
  // One page for every path: what is not there looks like what is not allowed.
  app.get(/.*/, (_req, res) => {
    res.setHeader('cache-control', 'no-cache');
    res.sendFile(join(pageDir, 'index.html'));
  });
  app.use(errors(c));
  return app;
}
