const [width, height] = [720, 960]
const font = (size: number, weight = 400) => `${weight} ${size}px -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans SC", sans-serif`

/** Number, code and QR code as a picture. @param qr address of the code as SVG @returns address of a PNG in this page */
export async function receiptPicture([title, subtitle]: [string, string], numbers: [label: string, value: string][], qr: string): Promise<string> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')!
  const write = (text: string, y: number, size: number, colour: string, weight = 400) => {
    pen.font = font(size, weight)
    pen.fillStyle = colour
    pen.fillText(text, width / 2, y, width - 80)
  }
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#0f6b75'
  pen.fillRect(0, 0, width, 110)
  pen.textAlign = 'center'
  write(title, 70, 38, '#fff', 600)
  write(subtitle, 180, 34, '#1d2a2f', 600)
  numbers.forEach(([label, value], i) => {
    write(label, 250 + i * 120, 26, '#5b6b72')
    write(value, 305 + i * 120, 48, '#1d2a2f', 700)
  })
  const picture = new Image()
  picture.src = qr
  await picture.decode()
  pen.drawImage(picture, (width - 360) / 2, 520, 360, 360)
  const made = await new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'))
  return URL.createObjectURL(made)
}
