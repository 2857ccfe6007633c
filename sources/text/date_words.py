"""Patterns of the words around dates, in the languages in which people write them.

They fit text in small letters without accents (``single_dates.fold_date``).
"""

from __future__ import annotations

from .single_dates import YEAR

SEASON = (
    "(?:spring|summer|fall|autumn|winter|fruhling|fruhjahr|sommer|herbst|printemps|ete|automne|"
    "hiver|primavera|verano|verao|otono|outono|invierno|inverno|estate|autunno|lente|voorjaar|"
    "zomer|herfst|najaar|michaelmas|hilary|trinity|lent|easter|ws|ss|wise|sose|"
    "(?:winter|sommer)semester|q[1-4]|(?:early|mid|late)-?|anfang|mitte|ende|debut|fin|"
    "(?:academic|school) year|ay|studienjahr|春|夏|秋|冬)"
    "(?: ?(?:term|semester|quarter|session|trimester))?"
)
_EXPECTED = (
    r"(?:\b(?:expected|expec|exp|anticipated|est|estimated|due|planned|projected|prospective|"
    r"voraussichtlich|voraus|vsl|erwartet|geplant|prevue?|attendue?|previst[oa]|esperad[oa]|"
    r"estimad[oa]|verwacht|forventet|forvantat|planowan[aey]|ожидаетс?я|планируется|beklenen|"
    r"tahmini)\b"
    r"|预计|預計|预期|予定|見込み?|예정|متوقع)"
)
EXPECTED = rf"{_EXPECTED}\.?(?: (?:graduation|completion|end|in|by)\b)*:?"
NOW = (
    "(?:(?:the )?present(?: day)?|now|today|current|currently|ongoing|(?:to )?date|in progress|"
    "nowadays|cont|continuing|(?:still )?studying|(?:currently )?pursuing|enrolled|cursando|"
    "studiere|actuel|actuellement|maintenant|en cours|ce jour|aujourd ?'? ?hui|"
    "heute|gegenwart|gegenwartig|aktuell|laufend|jetzt|derzeit|"
    "(?:la )?actualidad|presente|actual|actualmente|hoy|(?:en )?curso|la fecha|ahora|actualitat|"
    "atual|atualmente|hoje|(?:o )?momento|em andamento|attuale|attualmente|oggi|in corso|ora|"
    "heden|nu|obecnie|teraz|nuvarande|pagaende|naværende|soucasnost|prezent|halen|gunumuz|"
    "(?:по )?наст(?:\\.|оящее) ?время|(?:по )?н\\. ?в|сеичас|i ?dag|bugun|dnes|الان|כיום|היום|"
    "currently enrolled|(?:至|迄)?今|现在|現在|目前|現職|在学中?|在[读讀]|就读中?|[进進]行中|"
    "継続中|현재|지금|재학 ?중|재직 ?중|진행 ?중)"
)
GOES_ON = (
    r"(?:in progress|ongoing|currently|studying|pursuing|en cours|en curso|em andamento|in corso|"
    r"laufend|pagaende)(?!\w)"
)
"""How words begin that say of themselves that it goes on, ``in progress (2022)``."""
SINCE = (
    "(?:since|from|as of|started(?: in)?|seit|ab|von|depuis|a partir d[eu]|desde|dal|dallo|"
    "dall'|sinds|vanaf|siden|sedan|od|с|з)"
)
UNTIL = (
    "(?:until|till|til|up to|through|bis|jusqu'(?:en|a|au)|hasta|ate|fino al?|tot|completed|"
    "graduated|awarded|obtained|conferred|class of|in|im jahr|en|em|nel)"
)
BETWEEN = "(?:between|from|von|de|du|entre|desde|dal|van|tra)"
ONWARDS = r"(?: ?\+| (?:onwards?|on|to date|fortlaufend)|\s?(?:至今|から|より|부터|起))"
GAP = (
    r"\s*(?:-+>?|[‐‑‒–—―−~〜→]+|至|到|から|부터)\s*"
    rf"|(?<=-[0-9]{{2}})\s?/\s?(?={YEAR}-)"
    r"|\s(?:to|until|till|til|through|thru|and|bis|und|a|au|et|hasta|al|y|ate|e|tot|en|do)\s"
)
CLOSING = r"\s*(?:-+>?|[‐‑‒–—―−~〜→]+)"
