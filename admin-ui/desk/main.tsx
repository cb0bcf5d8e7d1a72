// First: what follows may say it otherwise.
import 'antd/dist/antd.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { router } from './router.tsx'
import { startLanguage } from '../kit/language.ts'
import './desk.css'

await startLanguage((language) => (language === 'zh' ? import('../kit/texts/zh.ts') : import('../kit/texts/en.ts')))

createRoot(document.querySelector('#page')!).render(<StrictMode><App router={router} /></StrictMode>)
