"""The look of the web page: calm, printable, and readable without colour."""

STYLE = """
:root{--ink:#1c2430;--soft:#5a6675;--line:#d5dbe3;--paper:#fff;--error:#9b1c31;--warning:#8a5a00;--info:#1f5f8b}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:78rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 1rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin:0 0 .25rem}
.summary,.where{color:var(--soft);margin:.1rem 0 .5rem}
.group{margin-bottom:1.5rem}
.pictured{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem;align-items:start}
figure{position:sticky;top:1rem;margin:0;border:1px solid var(--line)}
figure img{display:block;width:100%}
.mark{position:absolute;border:2px solid var(--info);background:rgba(31,95,139,.08)}
.mark.error{border-color:var(--error);background:rgba(155,28,49,.08)}
.mark.warning{border-style:dashed;border-color:var(--warning);background:rgba(138,90,0,.08)}
.mark.info{border-style:dotted}
.mark b{position:absolute;left:-2px;bottom:100%;padding:0 .35em;background:var(--ink);color:#fff;font-size:.75rem}
article{border-left:4px solid var(--info);padding:.1rem 0 .1rem 1rem;margin:0 0 1.5rem}
article.error{border-color:var(--error)}article.warning{border-color:var(--warning)}
.number{display:inline-block;min-width:1.5em;text-align:center;background:var(--ink);color:#fff;border-radius:3px}
.severity{font-weight:600;color:var(--info)}.error .severity{color:var(--error)}.warning .severity{color:var(--warning)}
article ul{margin:.25rem 0;padding-left:1.2rem}article p{margin:.25rem 0}
blockquote{margin:.5rem 0;padding:.4rem .7rem;background:#f4f6f9;font-size:.9rem;overflow-wrap:anywhere}
table{border-collapse:collapse;font-size:.875rem;margin:.5rem 0}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;min-width:3.5rem}
td{text-align:right}td.fill{background:#fbf7e6}td.computed{font-style:italic}
summary{cursor:pointer;color:var(--info)}a{color:var(--info)}
dt{font-weight:600;margin-top:1rem}dd{margin:0 0 .5rem}
@media (max-width:60rem){.pictured{grid-template-columns:1fr}figure{position:relative;top:0}}
@media print{figure{position:relative}article{break-inside:avoid}}
"""
