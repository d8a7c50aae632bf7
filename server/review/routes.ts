import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { RetestAnswer, RetestChoicesAnswer } from '../../engine/protocol/http.ts';
import { compareScores } from '../../engine/review/compare.ts';
import { shortSeed } from '../../engine/study/course.ts';
import type { Evaluations } from '../evaluations/evaluations.ts';
import { controlOf } from '../evaluations/who.ts';
import type { Entry } from '../exercises/entry.ts';
import { isHost, notAvailable, parsed } from '../http/context.ts';
import type { HttpContext } from '../http/context.ts';
import { planOf } from '../http/exercise-plan.ts';
import { reportDocument } from './document.ts';
import { docxReport } from './docx.ts';
import { gatherReport } from './gather.ts';
import { mapGeoJson } from './geojson.ts';
import { htmlReport } from './html.ts';
import type { ReportInput } from './input.ts';
import { REPORT_TABLES } from '../../engine/review/types.ts';
import { reportTable } from './tables.ts';
import { W } from './words.ts';

const query = z.object({
  lang: z.enum(['zh', 'en']).default('zh'),
  with: z.string().min(1).max(64).optional(),
});
type Asked = z.infer<typeof query>;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What the page's own policy forbids a document that needs nothing: no script, nothing from elsewhere. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * Exercises with which another may be compared by who asks: the same scenario, and either this
 * machine's own, of one set with it, or its parent or branch.
 */
function comparable(c: HttpContext, req: Request, entry: Entry): readonly Entry[] {
  const host = isHost(c, req);
  const set = c.sets.of(entry.row.id)?.set.id;
  return c.directory.list().entries.filter((e) => {
    if (e === entry || e.row.scenarioId !== entry.row.scenarioId) return false;
    const related = e.row.parent?.id === entry.row.id || entry.row.parent?.id === e.row.id;
    const same = set !== undefined && c.sets.of(e.row.id)?.set.id === set;
    return host || related || same;
  });
}

function send(res: Response, file: string, type: string, body: string | Buffer): void {
  res.setHeader('content-type', type);
  // Names are made of an id and fixed words; no word of a person stands in a header.
  res.setHeader('content-disposition', `attachment; filename="${file}"`);
  res.send(body);
}

/** The report and what is exported with it: for the instructor and the evaluators alone. */
export function reportRoutes(c: HttpContext, ev: Evaluations): Router {
  const r = Router();

  /** Gathers what is asked for and answers with it; who may not is told what everybody is. */
  const answer =
    (write: (i: ReportInput, q: Asked, entry: Entry, res: Response) => Promise<void> | void) =>
    async (req: Request, res: Response): Promise<void> => {
      const who = await controlOf(c, ev, req, String(req.params['id']));
      if (who === null) return notAvailable(res);
      const asked = parsed(res, query, req.query);
      if (asked === null) return;
      const { entry } = who;
      let other: Entry | null = null;
      if (asked.with !== undefined) {
        other = comparable(c, req, entry).find((e) => e.row.id === asked.with) ?? null;
        if (other === null) return notAvailable(res);
      }
      const plan = await planOf(c, entry);
      await write(await gatherReport(c.directory, ev, entry, other, plan), asked, entry, res);
    };

  r.get(
    '/review/:id/report.html',
    answer((i, { lang }, _entry, res) => {
      const title = `${W.title[lang]} · ${i.facts.name[lang]}`;
      res.setHeader('content-type', 'text/html; charset=utf-8');
      res.setHeader('content-security-policy', REPORT_POLICY);
      res.send(htmlReport(reportDocument(i, lang), title, lang));
    }),
  );

  r.get(
    '/review/:id/report.docx',
    answer(async (i, { lang }, entry, res) => {
      const title = `${W.title[lang]} · ${i.facts.name[lang]}`;
      const file = await docxReport(reportDocument(i, lang), title);
      send(res, `sandtable-${entry.row.id}.docx`, DOCX, file);
    }),
  );

  r.get(
    '/review/:id/report.json',
    answer((i, _q, entry, res) => {
      const { facts, review, evaluation, retest } = i;
      const body = JSON.stringify({ schema: 1, facts, review, evaluation, retest }, null, 1);
      send(res, `sandtable-${entry.row.id}.json`, 'application/json; charset=utf-8', body);
    }),
  );

  r.get(
    '/review/:id/map.geojson',
    answer(async (i, _q, entry, res) => {
      const replay = await c.directory.replay(entry);
      const map = mapGeoJson(i, await replay.events(entry.clock.tick, 0));
      const type = 'application/geo+json; charset=utf-8';
      send(res, `sandtable-${entry.row.id}.geojson`, type, JSON.stringify(map));
    }),
  );

  for (const name of REPORT_TABLES)
    r.get(
      `/review/:id/${name}.csv`,
      answer((i, { lang }, entry, res) =>
        send(
          res,
          `sandtable-${entry.row.id}-${name}.csv`,
          'text/csv; charset=utf-8',
          reportTable(name, i, lang),
        ),
      ),
    );

  r.get('/review/:id/retests', async (req, res) => {
    const who = await controlOf(c, ev, req, req.params.id);
    if (who === null) return notAvailable(res);
    const exercises = comparable(c, req, who.entry).map((e) => ({
      id: e.row.id,
      name: e.scenario.card.name,
      seed: shortSeed(e.row.seed),
      createdMs: e.row.createdMs,
      phase: e.phase,
      tick: e.clock.tick,
    }));
    res.json({ exercises } satisfies RetestChoicesAnswer);
  });

  r.get('/review/:id/retest/:other', async (req, res) => {
    const who = await controlOf(c, ev, req, req.params.id);
    const other =
      who === null
        ? null
        : (comparable(c, req, who.entry).find((e) => e.row.id === req.params.other) ?? null);
    if (who === null || other === null) return notAvailable(res);
    const scoreOf = async (e: Entry) => (await c.directory.replay(e)).score(e.clock.tick);
    const changes = compareScores(await scoreOf(other), await scoreOf(who.entry));
    res.json({ changes } satisfies RetestAnswer);
  });
  return r;
}
