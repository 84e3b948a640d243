"""How qa.html looks: one meaning a colour, readable on paper too."""

from __future__ import annotations

import base64
import hashlib

STYLE = """body{font:14px/1.5 'Malgun Gothic','Noto Sans KR',sans-serif;margin:1.5em;color:#222;max-width:110em}
nav{margin:1em 0}h2{margin:1.6em 0 .4em;font-size:1.15em}h3{font-size:1em;margin:.8em 0 .3em}
.wide{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.2em .6em;text-align:left}
th{background:#dde3ea}td.n{text-align:right;white-space:nowrap}td small{color:#888;margin-left:.5em}
td.red,td.red a{background:#f4cccc;color:#a00000;font-weight:bold}.note,.tag{color:#666;margin:.2em 0}
article{border:1px solid #ccc;border-left:6px solid #999;padding:.3em 1em;margin:.7em 0;break-inside:avoid}
article.silent{border-left-color:#c00000}article.wrong{border-left-color:#e69500}article:target,section:target{background:#fffbe6}
article img{max-width:100%;max-height:24em;border:1px solid #ddd;margin:.3em .5em .3em 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em 1em;margin:.4em 0}dt{color:#666}dd{margin:0}
li.silent{color:#a00000}svg{max-width:34em;background:#fff}"""


def policy() -> str:
    """Nothing from outside, no script; exactly this style, and pictures that lie in the page itself."""
    return f"default-src 'none'; img-src data:; style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
