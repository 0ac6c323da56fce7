"""Public mail services: an address there says nothing of where somebody works."""

from __future__ import annotations

PUBLIC = frozenset(
    """aol.com caiway.nl casema.nl chello.nl fastmail.com free.fr freenet.de gmail.com gmx.de gmx.net googlemail.com
    hetnet.nl hotmail.com hotmail.nl hushmail.com icloud.com kpnmail.nl kpnplanet.nl laposte.net live.be live.com
    live.nl mac.com mail.com mail.ru me.com msn.com onsbrabantnet.nl online.nl orange.fr outlook.com outlook.de
    outlook.fr planet.nl posteo.de pm.me proton.me protonmail.com quicknet.nl sfr.fr skynet.be solcon.nl t-online.de
    tele2.nl telenet.be telfort.nl tuta.com tutanota.com upcmail.nl versatel.nl wanadoo.fr wanadoo.nl web.de xs4all.nl
    yahoo.com yahoo.de yahoo.fr yandex.com zeelandnet.nl zonnet.nl ziggo.nl""".split()
)
