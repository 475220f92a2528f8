import { createHash } from 'node:crypto'

const style = `:root{color-scheme:light dark;--ground:#edf1f5;--panel:#fff;--ink:#17212b;--muted:#52606c;--accent:#14548f;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#10171e;--panel:#151e27;--ink:#e8edf2;--muted:#a5b3c0;--accent:#8ec4f8;--on:#10171e}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;width:min(26rem,100% - 2rem);padding:1.5rem;border-radius:14px;background:var(--panel)}
h1{margin:0 0 1rem;font-size:1.25rem}
p{margin:0 0 1.25rem;overflow-wrap:anywhere}
button{width:100%;padding:.8rem;border:0;border-radius:10px;background:var(--accent);color:var(--on);font:600 1rem system-ui,sans-serif;cursor:pointer}
.note{margin:1.25rem 0 0;color:var(--muted);font-size:.9rem}`

/** The page's own rule: its style by its hash, its one form to itself, and nothing else. */
export const oncePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

/** One button: chat platforms open an address for their preview, and that must not take what can be taken once. */
export const oncePage = ({ name, size }: { name: string; size: number }): string => `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Tệp minh chứng</title><style>${style}</style></head>
<body><main><h1>Tệp minh chứng</h1><p>${escaped(name)} (${sizeWords(size)})</p><form method="post"><button>Tải tệp</button></form>
<p class="note">Đường dẫn dùng được một lần, trong 15 phút. Khi đã hết hạn, đồng chí mở lại minh chứng trong chat để nhận đường dẫn mới.</p></main></body>
</html>
`

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`)

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
