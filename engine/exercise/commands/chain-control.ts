import { err, ok } from '../../kernel/result.ts';
import { find } from '../lookup.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Opens or shuts a way from one hazard to another. */
export const switchLink: CommandDef<'switchLink'> = {
  type: 'switchLink',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase === 'ended') return err(refuse('notRunning', { phase: w.state.phase }));
    const link = find(w.state.chain, c.linkId);
    if (link === undefined) return err(refuse('unknownPlace', { link: c.linkId }));
    if (link.on === c.on) return err(refuse('alreadyDone', { link: c.linkId }));
    ctx.emit({ type: 'linkSwitched', linkId: c.linkId, on: c.on });
    return ok(NO_PREVIEW);
  },
};

/** Lets a watched slope go now. */
export const releaseSlide: CommandDef<'releaseSlide'> = {
  type: 'releaseSlide',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const slope = find(w.state.slopes, c.slideId);
    if (slope === undefined) return err(refuse('unknownPlace', { slide: c.slideId }));
    if (w.landslide!.releases().some((r) => r.id === c.slideId))
      return err(refuse('alreadyDone', { slide: c.slideId }));
    ctx.hazardAction('landslide', { kind: 'release', slideId: c.slideId });
    return ok(NO_PREVIEW);
  },
};
