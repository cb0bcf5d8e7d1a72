import { Link } from 'react-router'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { Due } from '../parts/instant.tsx'
import { TierTag } from '../parts/tags.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { Holder } from '../tasks/holder.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { LateStep } from '../../kit/shapes/overviews.ts'

/** One line a step: since when or until when, what, whose, and in words why. What breaks first stands on top. */
export function LateSteps({ steps }: { steps: LateStep[] }) {
  const rows = useRowKeys()
  return <ul className="late-steps" ref={rows}>{steps.map((step) => <Row key={step.id} step={step} />)}</ul>
}

function Row({ step: { how, at, what, tier, department, complaint, task, holder, groups, reasons } }: { step: LateStep }) {
  const { t } = useTexts('overdue')
  const { language } = useLanguage()
  const name = useDepartmentName()
  const to = task ? `/desk/tasks/${task}` : `/desk/complaints/${complaint?.id}`
  return (
    <li data-how={how}>
      <div className="late-when"><Due at={at} />{tier !== null && <TierTag tier={tier} />}</div>
      <div className="late-what">
        <Link to={to}><b>{what[language]}</b></Link>
        {complaint && <Link className="quiet late-case" to={`/desk/complaints/${complaint.id}`}><span className="receipt">{complaint.receipt}</span> {complaint.subject}</Link>}
      </div>
      <div className="late-who">
        {task && <Holder candidateGroups={groups} {...(holder && { assignee: holder.id, assigneeName: holder.name })} />}
        {department !== null && <span className="quiet">{name(department)}</span>}
      </div>
      <div className="late-why"><span className="quiet">{t('why')}</span><ul>{reasons.map((reason) => <li key={reason.en}>{reason[language]}</li>)}</ul></div>
    </li>
  )
}
