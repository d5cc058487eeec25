"""The language of a work as a tag (BCP 47), from the name that LaTeX's babel package has for it.

The tags are those that pandoc gives; a test holds both to them.
"""

from __future__ import annotations

from citewell.domain.reference import Reference
from citewell.exports.values import plain

_TAGS = {
    "acadian": "fr-CA", "afrikaans": "af-ZA", "american": "en-US", "arabic": "ar", "australian": "en-GB", "austrian": "de-AT",
    "basque": "eu", "brazil": "pt-BR", "brazilian": "pt-BR", "british": "en-GB", "bulgarian": "bg-BG", "canadian": "en-US",
    "canadien": "fr-CA", "catalan": "ca-AD", "croatian": "hr-HR", "czech": "cs-CZ", "danish": "da-DK", "dutch": "nl-NL",
    "english": "en-US", "estonian": "et-EE", "farsi": "fa-IR", "finnish": "fi-FI", "francais": "fr-FR", "french": "fr-FR",
    "german": "de-DE", "germanb": "de-DE", "greek": "el-GR", "hebrew": "he-IL", "hungarian": "hu-HU", "icelandic": "is-IS",
    "italian": "it-IT", "japanese": "ja-JP", "latin": "la", "latvian": "lv-LV", "lithuanian": "lt-LT", "magyar": "hu-HU",
    "mongolian": "mn-MN", "naustrian": "de-AT", "newzealand": "en-GB", "ngerman": "de-DE", "norsk": "nb-NO", "nynorsk": "nn-NO",
    "polish": "pl-PL", "polutonikogreek": "el-GR", "portuguese": "pt-PT", "romanian": "ro-RO", "russian": "ru-RU",
    "serbian": "sr-RS", "serbianc": "sr-RS", "slovak": "sk-SK", "spanish": "es-ES", "swedish": "sv-SE", "thai": "th-TH",
    "turkish": "tr-TR", "ukenglish": "en-GB", "ukrainian": "uk-UA", "usenglish": "en-US", "vietnamese": "vi-VN",
}  # fmt: skip


def language(reference: Reference) -> str:
    """Return the language as the entry names it, else the tag of its ``langid``, else that as it stands, or nothing."""
    babel = plain(reference, "langid")
    return plain(reference, "language") or _TAGS.get(babel.lower(), babel)
