/** What a reader sees of a page: no tags, no scripts, every kind of space written as a plain one. */
export const readerText = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>|<script[\s\S]*?<\/script>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
