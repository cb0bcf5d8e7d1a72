import { Timeline } from 'antd'
import type { HistoryItem } from '../../kit/shapes/desk.ts'
import { inWords } from '../../desk/parts/named.ts'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { useLanguage } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** What happened, the latest first. */
export function Trail({ history }: { history: HistoryItem[] }) {
  const { language } = useLanguage()
  const name = usePersonName()
  return <Timeline items={history.toReversed().map(({ at, text, actor }, i) => ({ key: i, content: <>{inWords(text, language)} <span className="quiet">{formatInstant(at, language)}{actor && ` · ${name(actor.id, actor.name)}`}</span></> }))} />
}
