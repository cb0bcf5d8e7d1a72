import { App } from 'antd'
import { useNavigate } from 'react-router'
import { addressOf, keepDraft, placeForFile } from './drafts.ts'
import { bringTemplates } from './templates.ts'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { useTexts } from '../../kit/language.ts'

/** Takes files that were dropped or chosen: diagrams are opened, the last one shown; element templates are added to the menu, and `onTemplates` hears of them. */
export function useOpenFiles(onTemplates?: () => void): (files: File[]) => Promise<void> {
  const { t } = useTexts('studio')
  const { message } = App.useApp()
  const me = useMe()
  const navigate = useNavigate()
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
      } else if (/\.(bpmn|xml)$/i.test(file.name)) {
        shown = placeForFile(me.id, file.name)
        if (!keepDraft(me.id, { place: shown, name: shown.slice('file/'.length), xml: text, fresh: true })) void message.error(t('noRoom'))
      } else void message.error(t('notBpmn', { name: file.name }))
    }
    if (shown !== undefined) await navigate(addressOf(shown))
  }
}
