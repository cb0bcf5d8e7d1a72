import { useTexts } from '../../kit/language.ts'
import type { Count } from '../../kit/shapes/emergencies.ts'

const most = 7

/** A small chart of bars, each as long as its share of `of`, or of the longest one. The numbers are there to read. */
export function Bars({ title, counts, name, of }: { title: string; counts: Count; name: (id: string) => string; of?: number }) {
  const { t } = useTexts('common')
  const rows = Object.entries(counts)
  const shown = rows.slice(0, most)
  const whole = Math.max(1, of ?? 0, ...rows.map(([, n]) => n))
  return (
    <section className="bars">
      <h3>{title}</h3>
      {shown.length === 0 && <p className="quiet">–</p>}
      <dl>
        {shown.map(([id, n]) => (
          <div key={id}>
            <dt>{name(id)}</dt>
            <dd>{n > 0 && <span className="bar" style={{ width: `${(n / whole) * 100}%` }} aria-hidden="true" />}<b>{n}</b></dd>
          </div>
        ))}
      </dl>
      {rows.length > most && <p className="quiet">{t('andMore', { count: rows.length - most })}</p>}
    </section>
  )
}
