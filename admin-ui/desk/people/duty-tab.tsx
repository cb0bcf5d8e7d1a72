import { useQuery } from '@tanstack/react-query'
import { Card, Tag, Tooltip } from 'antd'
import { useDepartmentChoice } from './department-choice.tsx'
import { Gaps } from './gaps.tsx'
import * as people from './people-queries.ts'
import { around, dayName, minutesOf, timeOf, weekFrom } from './wall-time.ts'
import { useWeekChoice } from './week-choice.tsx'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { dateOf } from '../../kit/time.ts'
import type { PostCoverage, Stretch } from '../../kit/shapes/people.ts'

const planners = ['administrator', 'complaint-office', 'department-head']
const places = ['a', 'b', 'duty', 'head', 'office'] as const

/** A week of a department: a line a day for each post, coloured by who answers. */
export function DutyTab() {
  const { t } = useTexts('people')
  const { roles } = useMe()
  const { department, select } = useDepartmentChoice()
  const { monday, choice } = useWeekChoice()
  const answers = useQuery({ ...people.coverage(department ?? '', around(monday, 7)), enabled: department !== undefined })
  return (
    <div className="stack">
      {planners.some((role) => roles.includes(role)) && <Gaps />}
      <div className="people-bar">{select}{choice}</div>
      <div className="people-legend">{places.map((place) => <Tag key={place} data-place={place}>{t(`place.${place}`)}</Tag>)}<span className="quiet">{t('hint')}</span></div>
      <Shown of={answers} failed={t('failed')}>
        {(posts) => (posts.length === 0 ? <p className="empty quiet">{t('noPosts')}</p> : posts.map((post) => <Post key={post.post} post={post} days={weekFrom(monday)} />))}
      </Shown>
    </div>
  )
}

function Post({ post, days }: { post: PostCoverage; days: string[] }) {
  const { language } = useLanguage()
  return (
    <Card title={named(post, language)} size="small">
      <div className="people-hours" aria-hidden="true">{[0, 6, 12, 18].map((hour) => <span key={hour}>{String(hour).padStart(2, '0')}:00</span>)}</div>
      {days.map((date) => (
        <div className="people-day" key={date}>
          <time dateTime={date}>{dayName(date, language)}</time>
          <div>{post.stretches.map((stretch) => <Bar key={stretch.from} stretch={stretch} date={date} />)}</div>
        </div>
      ))}
    </Card>
  )
}

const wholeDay = 24 * 60

function Bar({ stretch: { from, to, person, place, because }, date }: { stretch: Stretch; date: string }) {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const nameOf = usePersonName()
  if (dateOf(from) > date || dateOf(to) < date) return null
  const begins = dateOf(from) < date ? 0 : minutesOf(from)
  const ends = dateOf(to) > date ? wholeDay : minutesOf(to)
  if (ends <= begins) return null
  const who = person === null ? t('place.office') : nameOf(person)
  const why = <>{timeOf(from)}–{timeOf(to)} {t(`place.${place}`)}<br />{because.map(({ text }, i) => <span key={i}>{text[language]}<br /></span>)}</>
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      <span className="people-turn" tabIndex={0} data-place={place} style={{ left: `${(begins / wholeDay) * 100}%`, width: `${((ends - begins) / wholeDay) * 100}%` }}>{who}</span>
    </Tooltip>
  )
}
