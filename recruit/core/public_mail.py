"""Mail domains where everybody can have an address: who has one there need not work here."""

from __future__ import annotations

EVERYBODYS = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.nl outlook.de outlook.fr hotmail.com hotmail.nl hotmail.de hotmail.fr
    hotmail.co.uk hotmail.be live.com live.nl live.be live.de live.fr live.co.uk msn.com passport.com
    yahoo.com yahoo.nl yahoo.de yahoo.fr yahoo.co.uk ymail.com rocketmail.com aol.com aim.com
    icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tutanota.de tuta.io tuta.com
    gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.fr web.de t-online.de freenet.de mail.de posteo.de posteo.net mailbox.org
    mail.com email.com zoho.com yandex.com yandex.ru mail.ru hey.com fastmail.com fastmail.fm startmail.com soverin.net
    ziggo.nl ziggomail.com kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl upcmail.nl chello.nl casema.nl
    quicknet.nl telfort.nl tele2.nl online.nl caiway.nl caiway.net solcon.nl zeelandnet.nl zonnet.nl wxs.nl tiscali.nl
    freeler.nl delta.nl filternet.nl kabelfoon.nl multiweb.nl onsbrabantnet.nl versatel.nl euronet.nl het.net
    telenet.be skynet.be proximus.be scarlet.be belgacom.net voo.be pandora.be
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr btinternet.com sky.com virginmedia.com
    talktalk.net comcast.net verizon.net att.net
    mailinator.com guerrillamail.com yopmail.com trashmail.com 10minutemail.com temp-mail.org
    """.split()
)
