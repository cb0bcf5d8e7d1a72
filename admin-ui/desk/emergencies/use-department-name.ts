import { useQuery } from '@tanstack/react-query'
import { named } from '../parts/named.ts'
import * as queries from '../queries.ts'
import { useLanguage } from '../../kit/language.ts'

/** Names departments by their id. */
export function useDepartmentName(): (id: string) => string {
  const { language } = useLanguage()
  const departments = useQuery(queries.departments).data ?? []
  return (id) => {
    const found = departments.find((one) => one.id === id)
    return found ? named(found, language) : id
  }
}
