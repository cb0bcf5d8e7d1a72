import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { groupInWords } from '../tasks/who.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Room } from '../../kit/shapes/overviews.ts'

/** What has to be done by whom until when; the step itself is done at its task. */
export function NextSteps({ steps }: Pick<Room, 'steps'>) {
  const { t } = useTexts('room')
  const { t: say } = useTexts('emergencies')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  if (steps.length === 0) return <p className="quiet">{t('noSteps')}</p>
  return (
    <ul className="open-tasks">
      {steps.map(({ key, name, holder, groups, dueAt }) => (
        <li key={key}>
          <Link to={`/desk/tasks/${key}`}>{name[language]}</Link>
          <span className="quiet">{holder ? named(holder, language) : groups.map((group) => (group.startsWith('emergency:') ? say('part.team') : groupInWords(group, departments, language, word))).join(' / ')}</span>
          <Due at={dueAt} />
        </li>
      ))}
    </ul>
  )
}
