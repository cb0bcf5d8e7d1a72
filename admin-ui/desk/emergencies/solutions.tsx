import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { useDepartmentName } from './use-department-name.ts'
import { Due } from '../parts/instant.tsx'
import { inOneLine, named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { SolutionRound } from '../../kit/shapes/overviews.ts'

type Choice = SolutionRound['choices'][number]

/** What was drafted, who still owes a draft, and who chooses: section heads, then jointly, then leadership. */
export function Solutions({ rounds }: { rounds: SolutionRound[] }) {
  const { t } = useTexts('room')
  const { language } = useLanguage()
  const department = useDepartmentName()
  if (rounds.length === 0) return <p className="quiet">{t('noSolutions')}</p>
  return rounds.map(({ key, startedAt, running, drafts, owed, choices }) => (
    <section key={key} className="room-round">
      <h3>{t('round', { time: formatInstant(startedAt, language) })}{!running && <span className="quiet"> · {t('roundOver')}</span>}</h3>
      <ul className="room-list">
        {drafts.map(({ id, department: from, text, byHead }) => {
          const chosen = choices.some((choice) => choice.chosen?.includes(id))
          return <li key={id} data-chosen={chosen}>{chosen && <CheckCircleFilled />} <b>{department(from)}</b>{byHead && <span className="quiet"> {t('byHead')}</span>}{chosen && <span className="room-chosen"> {t('chosen')}</span>}<p className="narrative">{text}</p></li>
        })}
        {owed.map(({ department: from, dueAt }) => <li key={from} className="quiet"><ClockCircleOutlined /> {t('owes', { department: department(from) })} <Due at={dueAt} /></li>)}
      </ul>
      <ul className="room-choices">{choices.map((choice, at) => <li key={at}><OneChoice choice={choice} /></li>)}</ul>
    </section>
  ))
}

function OneChoice({ choice: { step, departments, by, dueAt, chosen, approved } }: { choice: Choice }) {
  const { t } = useTexts('room')
  const { language } = useLanguage()
  const department = useDepartmentName()
  const done = approved === undefined ? (chosen === undefined ? undefined : chosen.includes('own') ? t('chosenOwn') : t('chosen')) : approved ? t('approved') : t('notApproved')
  return (
    <>
      {t(`choice.${step}`, { departments: inOneLine(departments.map(department), language) })}
      <span className="quiet">{by && ` · ${named(by, language)}`}{done !== undefined && ` · ${done}`}</span> {done === undefined && <Due at={dueAt} />}
    </>
  )
}
