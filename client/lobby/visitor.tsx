import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { CodeEntry } from './code-entry.tsx';

/** Another machine of the LAN: it can join; exercises are created where the server runs. */
export function Visitor({ me }: { me: MeAnswer }) {
  const { t } = useWords();
  return (
    <main className="st-scroll" id="lobby-main" tabIndex={-1} style={{ gridColumn: '1 / -1' }}>
      <div className="st-center">
        <h2>{t('lobby.joinTitle')}</h2>
        <div className="st-card" style={{ padding: 0 }}>
          <CodeEntry seat={me.seat} />
        </div>
        <p className="st-mut">{t('lobby.hostOnly')}</p>
      </div>
    </main>
  );
}
