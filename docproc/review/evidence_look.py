"""The style and the script of the evidence page. Both stand inside the page and are allowed by their hash alone."""

from __future__ import annotations

# One colour, one meaning, and never the only sign: green ✔ met, red ✘ not met, amber ? for a person, blue a value that
# was read, navy what is shown at the moment.
STYLE = """
:root{--met:#2e7d32;--not:#b3261e;--ask:#9a6700;--read:#1f6feb;--on:#0b2a6f;--line:#d0d7de;--soft:#f6f8fa;--ink:#1b1f24;--grey:#57606a}
*{box-sizing:border-box}
html,body{margin:0;height:100%}
body{font:14px/1.5 "Malgun Gothic","맑은 고딕","Noto Sans KR","Noto Sans CJK KR",sans-serif;color:var(--ink);display:grid;
grid-template:auto 1fr/minmax(23rem,37%) 1fr;height:100vh;overflow:hidden}
a{color:#0550ae}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--on);outline-offset:1px}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:.3rem .6rem;z-index:9}
header{grid-column:1/-1;border-bottom:2px solid var(--ink);padding:.45rem .9rem .4rem;background:#fff}
h1{font-size:1.15rem;margin:0 1rem 0 0;display:inline}
header dl{display:inline-flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:0}
header dl div{display:flex;gap:.35rem}header dt{color:var(--grey)}header dd{margin:0;font-weight:700}
nav{display:flex;flex-wrap:wrap;gap:.3rem .9rem;margin-top:.25rem;align-items:center}
nav .keys{color:var(--grey);margin-left:auto}
button{font:inherit;border:1px solid var(--grey);border-radius:4px;background:var(--soft);padding:.1rem .6rem;cursor:pointer}
#read,#pages{overflow:auto;padding:.6rem .9rem;min-height:0;scroll-padding:3rem}
#read{border-right:1px solid var(--line)}
#pages{background:#e7eaee}
h2{font-size:1.02rem;margin:1rem 0 .35rem;border-bottom:1px solid var(--ink);padding-bottom:.1rem}
#read h2:first-child{margin-top:0}
h3{font-size:.95rem;margin:.9rem 0 .2rem;padding:.15rem .35rem;background:var(--soft);border:1px solid var(--line)}
h3 a{font-weight:400;font-size:.85rem;margin-left:.5rem}
ul,ol{margin:0;padding:0;list-style:none}
.todo li{padding:.3rem .2rem;border-bottom:1px solid var(--line)}
.todo li::before{content:"☐ ";color:var(--ask);font-weight:700}
.noted{color:var(--grey)}
article{border:1px solid var(--line);border-left:5px solid var(--line);padding:.3rem .55rem;margin:.35rem 0;scroll-margin:3rem}
article.met{border-left-color:var(--met)}article.not_met{border-left-color:var(--not)}article.review{border-left-color:var(--ask)}
article header{all:unset;display:flex;gap:.5rem;align-items:baseline}
article header b{flex:1}
article p{margin:.15rem 0}
.word{white-space:nowrap;align-self:start;font-weight:700;font-size:.85rem;padding:0 .35rem;border:1px solid;border-radius:3px}
.word.met{color:var(--met)}.word.not_met{color:var(--not)}.word.review,.word.check{color:var(--ask)}.word.not_claimed{color:var(--grey)}
.word.ok{color:var(--read);font-weight:400}
.small,.clause{color:var(--grey);font-size:.85rem}
.proof{font-size:.88rem;padding-left:1rem;text-indent:-1rem}
.proof::before{content:"▸ ";color:var(--grey)}
.fields>li{display:grid;grid-template-columns:8.2rem 1fr auto;gap:.05rem .5rem;padding:.22rem .3rem;border-bottom:1px solid var(--line)}
.fields .label{color:var(--grey)}
.fields .value{font-weight:700;overflow-wrap:anywhere}
.fields .value.none{font-weight:400;color:var(--grey)}
.fields .more{grid-column:2/-1;font-size:.85rem;color:var(--grey);overflow-wrap:anywhere}
.on{background:#dbe7ff!important;box-shadow:0 0 0 2px var(--on)}
details{margin:.35rem 0}summary{cursor:pointer;color:var(--grey)}
figure{margin:0 auto 1rem;max-width:60rem;background:#fff;border:1px solid #b8c0c8;scroll-margin:.3rem}
figcaption{padding:.25rem .6rem;border-bottom:1px solid var(--line);display:flex;gap:.8rem;flex-wrap:wrap;background:#fff}
figcaption .note,figcaption .state,.empty{color:var(--grey)}
.empty{padding:.4rem .6rem;margin:0}
figure.on{background:#fff!important}
.page{position:relative}
.page img{display:block;width:100%;height:auto}
.page svg{position:absolute;inset:0;width:100%;height:100%}
.box rect{fill:#1f6feb;fill-opacity:.05;stroke:var(--read);stroke-width:1;pointer-events:all}
.box.check rect{fill:#bf8700;fill-opacity:.13;stroke:var(--ask);stroke-width:1.4;stroke-dasharray:4 2}
.box:hover rect{fill-opacity:.25}
.box:focus{outline:none}.box:focus rect,.box.on rect{stroke:var(--on);stroke-width:3;fill:#1f6feb;fill-opacity:.2}
.box.on{box-shadow:none}
@media (max-width:56rem){body{display:block;height:auto;overflow:visible}#read,#pages{overflow:visible}}
@media print{
@page{size:A4;margin:12mm}
html,body{height:auto}
body{display:block;overflow:visible;font-size:10pt}
nav,.skip{display:none}
#read,#pages{overflow:visible;padding:0;background:none;border:0}
article,.fields>li,.todo li{break-inside:avoid}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
:focus,:focus-visible{outline:none!important}
figure{break-before:page;break-inside:avoid;max-width:none;margin:0}
.page{width:fit-content;max-width:100%;margin:0 auto}
.page img{max-height:252mm;width:auto;max-width:100%}
.on{background:none!important;box-shadow:none}
}
"""

# A field's row, its box and the verdicts it decided stand under one name; the address says which is shown.
SCRIPT = """
(function () {
  'use strict';
  var lit = [];
  function by(id) { return document.getElementById(id); }
  function light(one) { if (one) { one.classList.add('on'); lit.push(one); } return one; }
  function show() {
    lit.forEach(function (one) { one.classList.remove('on'); });
    lit = [];
    var name = decodeURIComponent(location.hash.slice(1)).replace(/^b-/, '');
    var row = name && by(name);
    if (!row) { return; }
    for (var up = row; up; up = up.parentElement) { if (up.tagName === 'DETAILS') { up.open = true; } }
    light(row.tagName === 'SECTION' ? row.querySelector('h2,h3') : row);
    row.scrollIntoView({block: row.tagName === 'FIGURE' || row.tagName === 'SECTION' ? 'start' : 'center'});
    if (row.tagName !== 'SECTION') { row.focus({preventScroll: true}); }
    var boxes = (row.dataset.shows ? row.dataset.shows.split(' ') : [name]).map(function (one) { return by('b-' + one); }).filter(Boolean);
    boxes.forEach(light);
    var place = boxes[0] || by(row.dataset.page || '');
    if (place) { place.scrollIntoView({block: boxes.length ? 'center' : 'start'}); }
  }
  function step(by_) {
    var open = Array.prototype.slice.call(document.querySelectorAll('.fields>li.check'));
    if (!open.length) { return; }
    var here = open.findIndex(function (one) { return '#' + one.id === location.hash; });
    var next = here < 0 ? (by_ > 0 ? 0 : open.length - 1) : (here + by_ + open.length) % open.length;
    location.hash = open[next].id;
  }
  window.addEventListener('hashchange', show);
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) { show(); }
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === 'n') { step(1); }
    if (event.key === 'p') { step(-1); }
  });
  [['next', 1], ['before', -1]].forEach(function (one) {
    var button = by(one[0]);
    if (button) { button.addEventListener('click', function () { step(one[1]); }); }
  });
  show();
}());
"""
