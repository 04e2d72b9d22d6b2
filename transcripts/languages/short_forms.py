"""Short forms whose full stop is their own, by language: after `Dra.` or `z. B.` no sentence ends.

Titles before names, units, and what dictionaries of each language list as usual abbreviations; no word that is one of
its own stands here unless the abbreviation is far commoner with a full stop. English has more to say about its own
(`english/sentence_ends.py`). In the languages of ORDINALS a number with a full stop is an ordinal (`am 3. Mai`).
"""

from __future__ import annotations

_TABLE = {
    "da": "bl.a ca dr evt f.eks fx hr inkl kl kr m.m mio mia nr osv pga st tlf",
    "de": "abs art bd bspw bzw ca chr d.h dr etc evtl fa fr ggf hr hrsg inkl int jh mio mrd nr o.ä prof s.o sog st str"
    " tel u.a usw v.a vgl z.b z.t zzgl",
    "el": "αι αρ βλ δηλ δρ εκ εκατ κ κα κκ λ.χ π.χ σελ τηλ χλμ",
    "es": "admón aprox art avda cap dr dra dña etc ej exc excmo gral ing lic máx mín núm pág prof profa sr sra srta"
    " sres ste sto sta tel ud uds vd vds",
    "fi": "esim mm mrd milj nk ns n s tri ym yms",
    "fr": "adj apr av bd cf chap dr env ex fig hab m mm mlle mme mmes mgr no p.ex pp prof st ste tél vol",
    "it": "art avv cap dott dott.ssa ecc es fig geom ing min nr pag prof prof.ssa sig sig.na sig.ra tel vol",
    "nl": "afb bijv blz bv ca dhr dr drs enz evt excl fam incl ing ir jl mevr mgr min mld mln mr nl nr o.a prof resp st"
    " t.a.v tel zgn",
    "no": "bl.a ca dr evt f.eks hr inkl kl kr m.m mill mrd nr osv pga st tlf",
    "pl": "dr gen godz hab im in inż itd itp ks lek ldz m.in mgr mjr np nr ok os pkt pl pt płk prof przyp pw rys s św"
    " tel tj tys tzn ul ur wg zob",
    "pt": "apto av cel dr dra dras drs eng etc ex exa exmo fls gov núm pág prof profa sr sra srs sras sta sto tel vol",
    "ru": "г гг гл д др др-р кв м млн млрд напр н.э обл п пр проф р руб руд с св см ст стр т.д т.е т.к т.н т.п тыс"
    " ул чел",
    "sv": "bl.a ca dr d.v.s e.kr f.d f.kr fr.o.m herr inkl jfr kl kr milj m.fl m.m mrd nr osv s.k st t.ex t.o.m tel",
    "tr": "alm bkz bk cad dr doç gön hz mah müd no ör prof sn sok st şti tel vb vd vs yrd yy",
    "uk": "вул гол грн д др ім ін кв м млн млрд напр обл п проф р рр с св см ст стор т.д т.зв тис ц",
}  # fmt: skip

SHORT_FORMS = {code: frozenset(forms.split()) for code, forms in _TABLE.items()}
"""In lower case, without the last full stop."""
ORDINALS = frozenset(["cs", "da", "de", "fi", "hr", "hu", "no", "pl", "sk", "sl", "tr"])
