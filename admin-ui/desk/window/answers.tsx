import { Card, Collapse } from 'antd'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatDate } from '../../kit/time.ts'
import type { DepartmentAnswer, WindowColumn, WindowRequest } from '../../kit/shapes/overviews.ts'

/** Everything that came back, department by department; what was sent back lies folded under what came after. */
export function Answers({ columns }: { columns: WindowColumn[] }) {
  const { t } = useTexts('window')
  const name = useDepartmentName()
  return (
    <Card title={t('answers')} className="window-answers">
      {columns.map(({ department, requests: [last, ...before] }) => {
        const earlier = before.filter(({ state }) => state !== 'waiting')
        return (
          <section key={department}>
            <h3>{name(department)}</h3>
            {last && <OneRequest request={last} />}
            {earlier.length > 0 && <Collapse ghost size="small" items={[{ key: 'earlier', label: t('earlier'), children: earlier.map((one) => <OneRequest key={one.ask} request={one} />) }]} />}
          </section>
        )
      })}
    </Card>
  )
}

function OneRequest({ request: { points, because, askedAt, thin, notOurs, decided, answer, state } }: { request: WindowRequest }) {
  const { t } = useTexts('window')
  const name = useDepartmentName()
  return (
    <>
      <p className="quiet">{t(`asked.${because}`)} <Instant at={askedAt} />{points.length > 0 && ` · ${t('point')} ${points.join(', ')}`}</p>
      {thin && <Line label={t('thin')} text={thin} />}
      {notOurs && <Line label={t('notOurs')} text={[notOurs.reason, notOurs.belongsTo && t('belongsTo', { department: name(notOurs.belongsTo) })].filter(Boolean).join(' · ')} />}
      {decided && <Line label={t(`decided.${decided.decision}`, { department: decided.to === null ? '' : name(decided.to) })} text={decided.reason} />}
      {answer && <Answer answer={answer} />}
      {!answer && state === 'waiting' && <p className="quiet">{t('noAnswer')}</p>}
      {state === 'silent' && <p className="window-silent">{t('cell.silent')}</p>}
    </>
  )
}

function Answer({ answer }: { answer: DepartmentAnswer }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  return (
    <>
      {answer.by && <p className="quiet">{named(answer.by, language)} · <Instant at={answer.at} />{answer.byHead && ` · ${t('byHead')}`}</p>}
      <Line label={t('policyBasis')} text={answer.policyBasis} />
      <Line label={t('whatHappened')} text={answer.whatHappened} />
      {answer.measures.length > 0 && (
        <div className="window-line">
          <b>{t('measures')}</b>
          <ul>{answer.measures.map(({ measure, owner, by }) => <li key={measure}>{measure}<span className="quiet"> · {by === null ? owner : t('measureBy', { owner, time: formatDate(by, language) })}</span></li>)}</ul>
        </div>
      )}
      <Line label={t('adopted')} text={answer.adopted === 'none' ? t('noneAdopted') : answer.suggestionsAdopted} />
      <Line label={t('declined')} text={answer.suggestionsDeclined} />
    </>
  )
}

const Line = ({ label, text }: { label: string; text: string }) => (text === '' ? null : <div className="window-line"><b>{label}</b><p className="narrative">{text}</p></div>)
