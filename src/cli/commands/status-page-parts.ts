/** The style of the page: the colors are those of the reader's system. */
export const style = `
:root { color-scheme: light dark; --line: #d0d0d7; --dim: #5c5c66; --alarm: #a3341c; }
@media (prefers-color-scheme: dark) { :root { --line: #45454d; --dim: #a6a6b0; --alarm: #ff9e80; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { margin: 0 auto; max-width: 80rem; padding: 1rem; }
form { align-items: end; display: flex; flex-wrap: wrap; gap: 1rem; }
form[hidden] { display: none; }
select, input { font: inherit; max-width: 16rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { color: var(--dim); padding: .5rem 0; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th[scope=row] { font-weight: inherit; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
small { color: var(--dim); display: block; }
strong { color: var(--alarm); }
`

/** What the filters do. Nothing that a proposal says is run or made into tags. */
export const script = `
const form = document.getElementById('filters')
const count = document.getElementById('count')
const rows = [...document.querySelectorAll('tbody tr')]
function filter() {
  const {author, status, text} = form.elements
  const words = text.value.trim().toLowerCase()
  let shown = 0
  for (const row of rows) {
    const fits =
      (status.value === '' || row.dataset.status === status.value) &&
      (author.value === '' || JSON.parse(row.dataset.authors).includes(author.value)) &&
      row.textContent.toLowerCase().includes(words)
    row.hidden = !fits
    if (fits) shown++
  }
  count.textContent = shown + ' of ' + rows.length + ' shown'
}
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
form.hidden = false
filter()
`
