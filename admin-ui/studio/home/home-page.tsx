import { Paths } from './paths.tsx'
import { Recent } from './recent.tsx'
import { Waiting } from './waiting.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { useTexts } from '../../kit/language.ts'
import './home.css'

/** What one can do here, what waits to be done, and what went live last. */
export default function HomePage() {
  const { t } = useTexts('studioHome')
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="home">
        <div>
          <Paths />
          <Recent />
        </div>
        <Waiting />
      </div>
    </div>
  )
}
