import { FileOutlined } from '@ant-design/icons'
import { Image } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../kit/language.ts'
import type { Attachment } from '../../kit/shapes/desk.ts'

/** Pictures, recordings and videos where they belong: looked at and heard in place. What the browser cannot play is a file to fetch. */
export function Attachments({ complaintId, attachments }: { complaintId: string; attachments: Attachment[] }) {
  return (
    <Image.PreviewGroup>
      <ul className="attachments">
        {attachments.map((attachment) => <li key={attachment.id}><InPlace attachment={attachment} address={`/api/complaints/${complaintId}/attachments/${attachment.id}`} /></li>)}
      </ul>
    </Image.PreviewGroup>
  )
}

function InPlace({ attachment, address }: { attachment: Attachment; address: string }) {
  const { name, type } = attachment
  const [unplayable, setUnplayable] = useState(false)
  const fetched = <Fetched attachment={attachment} address={address} />
  if (unplayable) return fetched
  const failed = () => setUnplayable(true)
  if (type.startsWith('image/')) return <figure><Image src={address} alt={name} height={120} onError={failed} /><figcaption>{name}</figcaption></figure>
  if (type.startsWith('audio/')) return <figure><audio controls preload="metadata" src={address} aria-label={name} onError={failed} /><figcaption>{name}</figcaption></figure>
  if (type.startsWith('video/')) return <figure><video controls preload="metadata" src={address} aria-label={name} onError={failed} /><figcaption>{name}</figcaption></figure>
  return fetched
}

function Fetched({ attachment: { name, size }, address }: { attachment: Attachment; address: string }) {
  const { t } = useTexts('caseFile')
  return <a href={address} download={name}><FileOutlined /> {name} · {Math.ceil(size / 1024)} kB · {t('download')}</a>
}
