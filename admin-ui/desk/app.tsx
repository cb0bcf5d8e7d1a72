import { QueryClientProvider } from '@tanstack/react-query'
import { App as Overlays, ConfigProvider } from 'antd'
import enGB from 'antd/es/locale/en_GB.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { useEffect } from 'react'
import { RouterProvider, type DataRouter } from 'react-router'
import { queries } from './queries.ts'
import { theme } from './theme.ts'
import { useLanguage } from '../kit/language.ts'

/** Everything that every page of the desk, and of the studio, needs, from the outside in. */
export function App({ router }: { router: DataRouter }) {
  const { language } = useLanguage()
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enGB} button={{ autoInsertSpace: false }}>
      <Overlays>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Overlays>
    </ConfigProvider>
  )
}
