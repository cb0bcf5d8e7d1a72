import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../desk/app.tsx'
import '../desk/desk.css'
import { startLanguage } from '../kit/language.ts'
import { router } from './router.tsx'
import './studio.css'

await startLanguage(async (language) => {
  const [common, desk, administration, studio] = await (language === 'zh'
    ? Promise.all([import('../kit/texts/zh/common.ts'), import('../kit/texts/zh/desk.ts'), import('../kit/texts/zh/administration.ts'), import('../kit/texts/zh/studio.ts')])
    : Promise.all([import('../kit/texts/en/common.ts'), import('../kit/texts/en/desk.ts'), import('../kit/texts/en/administration.ts'), import('../kit/texts/en/studio.ts')]))
  return { ...common, ...desk, ...administration, ...studio }
})

createRoot(document.querySelector('#page')!).render(<StrictMode><App router={router} /></StrictMode>)
