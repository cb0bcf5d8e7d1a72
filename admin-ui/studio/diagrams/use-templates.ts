import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { offer, type Modeler } from './modeler.ts'
import { broughtTemplates, connectorTemplates } from './templates.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** Puts the connectors into the modeler's menus, in the language shown, with those that were brought along. One that cannot be used is named and left out. */
export function useTemplates(modeler: Modeler | undefined): { broughtAnew: () => void; unreachable: boolean } {
  const { t } = useTexts('studio')
  const { message } = App.useApp()
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery(connectorTemplates(language))
  const [brought, setBrought] = useState(broughtTemplates)

  useEffect(() => {
    modeler?.on<{ errors: Error[] }>('elementTemplates.errors', ({ errors }) => {
      void message.warning(t('badTemplates', { why: errors.slice(0, 3).map((one) => one.message).join('; ') }), 10)
    })
  }, [modeler, message, t])
  useEffect(() => {
    if (modeler !== undefined) offer(modeler, [...(data ?? []), ...brought])
  }, [modeler, data, brought])

  const broughtAnew = () => {
    setBrought(broughtTemplates())
    if (error !== null) void refetch()
  }
  return { broughtAnew, unreachable: error !== null }
}
