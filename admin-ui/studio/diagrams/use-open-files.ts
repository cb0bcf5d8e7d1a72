import { App } from 'antd'
import { useNavigate } from 'react-router'
import { addresses } from './addresses.ts'
import { bringTemplates } from './templates.ts'
import { putDraft, readDraft, studioFiles } from '../documents/documents.ts'
import { queries } from '../../desk/queries.ts'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** Takes files that were dropped or chosen: diagrams become drafts of their process, the last one is shown; element templates are added to the menu, and `onTemplates` hears of them. */
export function useOpenFiles(onTemplates?: () => void): (files: File[]) => Promise<void> {
  const { t } = useTexts('studio')
  const { message, modal } = App.useApp()
  const navigate = useNavigate()

  /** A draft that is there is only replaced if that is meant. Says whether it was taken. */
  const draft = async (processId: string, content: string): Promise<boolean> => {
    const name = `${processId}.bpmn`
    const there = await readDraft(name)
    if (there !== null && !(await modal.confirm({ title: t('replaceDraft', { name }), content: t('replaceDraftHint', { by: there.by.name }), okText: t('replace') }))) return false
    await putDraft({ name, content, revision: there?.revision ?? 0 })
    return true
  }

  return async (files) => {
    let shown: string | undefined
    for (const file of files) {
      const text = await file.text()
      if (/\.json$/i.test(file.name)) {
        const brought = bringTemplates(text)
        if (brought.length === 0) void message.error(t('noTemplates', { name: file.name }))
        else {
          void message.success(t('brought', { names: brought.map(({ name }) => name).join(', ') }))
          onTemplates?.()
        }
        continue
      }
      const processId = /<(?:[\w-]+:)?process\s[^>]*?\bid="([^"]+)"/.exec(text)?.[1]
      try {
        if (processId === undefined) void message.error(t('notBpmn', { name: file.name }))
        else if (await draft(processId, text)) shown = processId
      } catch (error) {
        void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
      }
    }
    if (shown === undefined) return
    await queries.invalidateQueries({ queryKey: studioFiles })
    await navigate(addresses.diagram(shown))
  }
}
