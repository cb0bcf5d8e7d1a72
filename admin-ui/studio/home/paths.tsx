import { ApartmentOutlined, BranchesOutlined, ClockCircleOutlined, EyeOutlined, FormOutlined, MailOutlined, PlayCircleOutlined, RocketOutlined, SwapOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../../kit/language.ts'

/** What somebody comes for, in their words, in the order in which it is done. */
const change = [
  { key: 'clocks', to: '/studio/settings/clocks', icon: <ClockCircleOutlined /> },
  { key: 'steps', to: '/studio/diagrams', icon: <BranchesOutlined /> },
  { key: 'forms', to: '/studio/forms', icon: <FormOutlined /> },
  { key: 'groups', to: '/studio/settings', icon: <ApartmentOutlined /> },
  { key: 'letters', to: '/studio/templates', icon: <MailOutlined /> },
  { key: 'rules', to: '/studio/tables', icon: <SwapOutlined /> },
] as const
const then = [
  { key: 'try', to: '/studio/rehearsal', icon: <PlayCircleOutlined /> },
  { key: 'live', to: '/studio/changes', icon: <RocketOutlined /> },
  { key: 'watch', to: '/studio/watch', icon: <EyeOutlined /> },
] as const

export function Paths() {
  const { t } = useTexts('studioHome')
  return (
    <section className="home-section" aria-labelledby="home-paths">
      <h2 id="home-paths">{t('want')}</h2>
      <ul className="home-paths">{change.map(({ key, to, icon }) => <Path key={key} to={to} icon={icon} name={t(`path.${key}`)} about={t(`about.${key}`)} />)}</ul>
      <h2>{t('then')}</h2>
      <ol className="home-paths home-steps">{then.map(({ key, to, icon }) => <Path key={key} to={to} icon={icon} name={t(`path.${key}`)} about={t(`about.${key}`)} />)}</ol>
    </section>
  )
}

function Path({ to, icon, name, about }: { to: string; icon: ReactNode; name: string; about: string }) {
  return <li><Link to={to}><span className="home-icon" aria-hidden>{icon}</span><span><b>{name}</b><span className="quiet">{about}</span></span></Link></li>
}
