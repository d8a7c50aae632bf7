import { CliError, type CliCommand } from './command.ts';

const USAGE =
  'check FILE | convert FILE OUT  [--scenario ID|DIR] [--sheet NAME] [--times elapsed|clock] [--lang zh|en] [--only-good]';

export const msel: CliCommand = {
  name: 'msel',
  usage: USAGE,
  summary: 'checks a table of injects (xlsx, csv, yaml) row by row, or writes it in another format',
  options: {
    scenario: { type: 'string' },
    sheet: { type: 'string' },
    times: { type: 'string' },
    lang: { type: 'string' },
    'only-good': { type: 'boolean' },
  },
  async run(call) {
    const [what, from, to, extra] = call.positionals;
    if (extra === undefined && from !== undefined) {
      // What reads workbooks is large: no other command waits for it.
      const files = await import('./msel-files.ts');
      if (what === 'check' && to === undefined) return files.check(call, from);
      if (what === 'convert' && to !== undefined) return files.convert(call, from, to);
    }
    throw new CliError(`Usage: msel ${USAGE}`);
  },
};
