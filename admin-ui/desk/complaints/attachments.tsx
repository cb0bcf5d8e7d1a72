import { FileOutlined } from '@ant-design/icons'
import { Image } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { Attachment } from '../../kit/shapes/desk.ts'

/** Pictures, recordings and videos where they belong: looked at and heard in place. */
export function Attachments({ complaintId, attachments }: { complaintId: string; attachments: Attachment[] }) {
  return (
    <Image.PreviewGroup>
      <ul className="attachments">
        {attachments.map((attachment) => <li key={attachment.id}><InPlace attachment={attachment} address={`/api/complaints/${complaintId}/attachments/${attachment.id}`} /></li>)}
      </ul>
    </Image.PreviewGroup>
  )
}

function InPlace({ attachment: { name, type, size }, address }: { attachment: Attachment; address: string }) {
  const { t } = useTexts('caseFile')
  if (type.startsWith('image/')) return <Image src={address} alt={name} height={120} />
  if (type.startsWith('audio/')) return <figure><audio controls preload="metadata" src={address} /><figcaption>{name}</figcaption></figure>
  if (type.startsWith('video/')) return <figure><video controls preload="metadata" src={address} /><figcaption>{name}</figcaption></figure>
  return <a href={address} download={name}><FileOutlined /> {name} · {Math.ceil(size / 1024)} kB · {t('download')}</a>
}
