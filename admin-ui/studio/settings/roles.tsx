import { queryOptions, useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { List, Person } from '../../kit/shapes/desk.ts'

const roles = ['administrator', 'complaint-office', 'department-head', 'staff', 'operator', 'supervision', 'leadership', 'quality-team'] as const

const staff = queryOptions({ queryKey: ['people', 'with-roles'], queryFn: () => call<List<Person & { roles: string[]; active: boolean }>>('/api/people'), select: ({ items }) => items })

/** Who may what, in words, and who has each role. */
export function Roles() {
  const { t } = useTexts('studioSettings')
  const { language } = useLanguage()
  const word = useWord()
  const people = useQuery(staff)
  return (
    <Shown of={people} failed={t('failed')}>
      {(everybody) => (
        <div className="settings-roles">
          {roles.map((role) => {
            const holders = everybody.filter((person) => person.active && person.roles.includes(role))
            return (
              <Card key={role} size="small" title={word('role', role)} extra={<span className="quiet">{t('holders', { count: holders.length })}</span>}>
                <p>{t(`may.${role}`)}</p>
                <p className="settings-holders">{holders.slice(0, 8).map((person) => <Tag key={person.id}>{named(person, language)}</Tag>)}{holders.length > 8 && <span className="quiet">{t('others', { count: holders.length - 8 })}</span>}</p>
              </Card>
            )
          })}
          <p className="quiet">{t('rolesHint')} <Link to="/studio/settings/people">{t('room.people')}</Link></p>
        </div>
      )}
    </Shown>
  )
}
