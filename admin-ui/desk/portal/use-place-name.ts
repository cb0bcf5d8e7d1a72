import { useQuery } from '@tanstack/react-query'
import type { Bilingual } from '../../kit/language.ts'
import type { PortalLink } from '../../kit/shapes/portal.ts'
import * as queries from '../queries.ts'

/** What a code is for, in both languages: department and place. */
export function usePlaceName(): (link: Pick<PortalLink, 'department' | 'place'>) => Bilingual {
  const { data: departments = [] } = useQuery(queries.departments)
  return ({ department: id, place }) => {
    const department = departments.find((one) => one.id === id)
    const said = (name: string | undefined) => [name ?? id, place].filter(Boolean).join(' · ')
    return { en: said(department?.name), zh: said(department?.nameZh ?? department?.name) }
  }
}
