"""What the check says of other people's cards: the standards' samples, exports of address books."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import shared
from vcard_reader import EXPORTER

from pexport.exporter import Problem

RFC = "standards/vcard/samples/rfc"
REAL = "standards/vcard/samples/real"
CORPUS = "corpus/vcard"

# Every file that is not named here is valid; one of version 2.1 is told in one code.
WRONG = {
    "line-feed.vcf": "line-end",
    "no-crlf.vcf": "line-end",
    # One card as two programs have changed it, which RFC 6350 shows one after another.
    "section-7.2.4.vcf": "uid",
    # No card at all, which the tests of its origin read as an empty list (RFC 6350 section 3.3).
    "empty.vcf": "syntax",
    # A last line without an end.
    "John_Doe_EVOLUTION.vcf": "line-end",
    "gmail-list.vcf": "line-end",
    # URLs with a TYPE, and escaped as texts are; a comma in a note without a backslash.
    "John_Doe_GMAIL.vcf": "escape parameter value",
    "John_Doe_IPHONE.vcf": "fold line-end parameter value",
    "John_Doe_LOTUS_NOTES.vcf": "fold parameter value",
    # A picture as 2.1 has it, folded with two blanks.
    "John_Doe_MAC_ADDRESS_BOOK.vcf": "escape fold line-end parameter value",
    "issue153.vcf": "fold line-end parameter value",
    # Types that no registry has.
    "fullcontact.vcf": "parameter-value",
    "gmail-single.vcf": "value",
    "gmail-single2.vcf": "parameter parameter-value value",
    # RFC 2426's own example without N, in lines that end as in Unix.
    "rfc2426-example.vcf": "line-end required",
    "rfc6350-example.vcf": "line-end",
    # CHARSET, which is 2.1's.
    "thunderbird-MoreFunctionsForAddressBook-extension.vcf": "fold line-end parameter",
    # Cards without a version.
    "v21_android_custom_prop.vcf": "line-end required",
    "v21_simple_1.vcf": "required",
    "v21_simple_2.vcf": "required",
    "v21_simple_3.vcf": "required",
    "v30_comma_separated.vcf": "parameter parameter-value required",
    "v30_ios_613_multiline.vcf": "line-end parameter value",
    "v30_japanese.vcf": "encoding line-end parameter",
    "v30_multibyte_param.vcf": "parameter-value required",
    "v30_pager.vcf": "required",
    "v30_pause_wait.vcf": "line-end",
    "v30_sip.vcf": "required",
    "v40_sort_as.vcf": "fold",
}
OF_2_1 = {
    "John_Doe_ANDROID.vcf",
    "John_Doe_BLACK_BERRY.vcf",
    "John_Doe_MS_OUTLOOK.vcf",
    "issue64.vcf",
    "outlook-2003.vcf",
    "outlook-2007.vcf",
}


def problems(file: Path) -> list[Problem]:
    try:
        document = EXPORTER.decode(file.read_bytes())
    except ValueError as refusal:
        return [Problem("vcard-syntax", "/", str(refusal))]
    return list(EXPORTER.problems(document, full=True))


@pytest.mark.parametrize(("folder", "count"), [(RFC, 34), (REAL, 17), (CORPUS, 37)])
def test_each_card_of_others_is_told_to_be_what_it_is(folder: str, count: int) -> None:
    """Prints a table: the file, whether it is what it claims to be, the codes of its problems."""
    files = sorted(file for file in shared(folder).rglob("*.vcf*") if file.is_file())
    told = {file.name: problems(file) for file in files}
    codes = {name: " ".join(sorted({each.rule[6:] for each in told[name]})) for name in told}
    for name, found in told.items():
        verdict = "invalid" if any(not each.warning for each in found) else "valid"
        sys.stderr.write(f"{verdict:8}{name:56}{codes[name]}\n")

    for name, said in codes.items():
        unsaid = name.startswith("v21") or name in OF_2_1
        assert said == WRONG.get(name, "version" if unsaid else ""), name
    assert len(files) == count
    assert {f"vcard-{code}" for said in codes.values() for code in said.split()} <= {
        *EXPORTER.rules()
    }
