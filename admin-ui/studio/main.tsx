// First: what follows may say it otherwise.
import 'antd/dist/antd.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../desk/app.tsx'
import '../desk/desk.css'
import { startLanguage } from '../kit/language.ts'
import { router } from './router.tsx'
import './studio.css'

await startLanguage((language) => (language === 'zh' ? import('../kit/texts/zh-studio.ts') : import('../kit/texts/en-studio.ts')))

createRoot(document.querySelector('#page')!).render(<StrictMode><App router={router} /></StrictMode>)
