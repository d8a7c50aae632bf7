import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import { useWords } from '../../i18n/index.ts';
import type { Reply } from '../../session/session.ts';
import type { Scene } from '../../ui/scene.ts';
import { Icon } from '../../ui/symbols.tsx';
import { useRejectionWords } from '../composer/rejection-words.ts';

/** What the server thinks of a command or made of it: a reason with ways out, or `children`. */
export function Answer<T>(props: {
  scene: Scene;
  reply: Reply<T> | null;
  /** Words for an alternative; null for one that this form cannot take. */
  way?(command: Command): string | null;
  onWay?(command: Command): void;
  children?: ReactNode;
}) {
  const { t } = useWords();
  const refusalWords = useRejectionWords();
  const { reply, scene } = props;
  if (reply === null) return null;
  if (reply.ok) return <>{props.children}</>;
  const ways = reply.rejection.alternatives.flatMap((command) => {
    const words = props.way?.(command) ?? null;
    return words === null ? [] : [{ command, words }];
  });
  return (
    <div className="st-col" role="status" data-testid="command-refused">
      <div className="st-check">
        <Icon id="st-refused" size={18} />
        <b>{refusalWords(reply.rejection, scene)}</b>
      </div>
      {ways.length > 0 && (
        <div className="st-row st-wrap">
          <span className="st-mut">{t('composer.alternatives')}</span>
          {ways.map(({ command, words }) => (
            <Button
              key={words}
              size="compact-md"
              variant="default"
              onClick={() => props.onWay?.(command)}
            >
              {words}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
