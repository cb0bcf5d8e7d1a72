import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

const remembered = 'recourse.people.department'

/** The department that is looked at: the last one chosen, else one's own, else the first. */
export function useDepartmentChoice(): { department: string | undefined; select: React.ReactNode } {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const { department: own } = useMe()
  const { data: all = [] } = useQuery(queries.departments)
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(remembered))
  const department = (all.find(({ id }) => id === chosen) ?? all.find(({ id }) => id === own) ?? all[0])?.id
  const choose = (id: string) => {
    sessionStorage.setItem(remembered, id)
    setChosen(id)
  }
  const select = (
    <Select showSearch={{ optionFilterProp: 'label' }} className="people-department" aria-label={t('department')} value={department ?? null} onChange={(id: string) => choose(id)}
      options={all.map((one) => ({ value: one.id, label: named(one, language) }))} />
  )
  return { department, select }
}
