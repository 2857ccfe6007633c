"""What no reader of a page sees is in no output, whatever way the page hides it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import pexport, write

from pexport.sources.text import markdown

HIDDEN = {
    "the attribute hidden": "<span hidden>SECRET</span>",
    "hidden until it is found": "<div hidden='until-found'>SECRET</div>",
    "a tag that seems to close itself": "<span hidden/>SECRET",
    "formatting that goes on in the next paragraph": "<b hidden>a\n\nSECRET</b>",
    "a dialog that is not open": "<dialog>SECRET</dialog>",
    "a popover": "<div popover>SECRET</div>",
    "a list of suggestions": "<datalist><option>SECRET</option></datalist>",
    "a template": "<template><p>SECRET</p></template>",
    "what is for browsers without scripts": "<noscript>SECRET</noscript>",
    "what is for browsers without frames": "<noframes>SECRET</noframes>",
    "what a progress bar holds": "<progress>SECRET</progress>",
    "aria-hidden": "<i aria-hidden=TRUE>SECRET</i>",
    "display": "<p style='Display : NONE !important'>SECRET</p>",
    "display with a comment": "<p style='display:/* x */none'>SECRET</p>",
    "visibility": "<p style='visibility: collapse'>SECRET</p>",
    "opacity": "<p style='color: red; opacity: 0.0'>SECRET</p>",
    "font-size": "<p style='font-size:0px'>SECRET</p>",
    "a place off the screen": "<p style='position:absolute;left:-9999px'>SECRET</p>",
    "a clip": "<p style='clip-path: inset(50%)'>SECRET</p>",
    "no room": "<p style='height:0;overflow:hidden'>SECRET</p>",
    "a class of Bootstrap": "<p class='lead d-none'>SECRET</p>",
    "a class of Tailwind": "<p class='hidden'>SECRET</p>",
    "a comment": "<!-- SECRET -->",
    "a comment with a shortcode that holds its end": '<!-- {{< a "-->" >}} SECRET -->',
    "a comment that does not end": "x\n\n<!-- SECRET",
    "a comment behind an empty one": "<!--><!-- SECRET -->",
    "a processing instruction": "<?php SECRET ?>",
    "a marked section": "<![CDATA[SECRET]]>",
    "a script": "<script>SECRET</script>",
    "a shortcode": '{{< figure caption="SECRET" >}}',
    "a shortcode whose text holds its end": '{{< a ">}} SECRET" >}}',
    "a shortcode of the other kind": '{{% a "%}} SECRET" %}}',
    "a raw text in a shortcode": "{{< a `>}} SECRET` >}}",
    "the comment shortcode": "{{% comment %}}SECRET {{< a >}} SECRET{{% /comment %}}",
    "a comment of Hugo's templates": "{{/* SECRET */}}",
    "a comment of a shortcode": '{{</* SECRET " */>}}',
    "a definition that nothing refers to": "[//]: # (SECRET)",
    "a definition in quotes": '[comment]: <> "SECRET"',
    "a definition of two lines": "[x]: # (SECRET\nSECRET)",
    "a definition in a list": "- a\n\n  [x]: # (SECRET)",
    "a footnote that nothing refers to": "[^1]: SECRET\n    SECRET",
    "attributes of a block": "Text SECRET\n{.d-none}",
    "attributes of a list": "- a\n\n- SECRET\n{hidden}",
    "attributes of a quote": '> SECRET\n{style="display: none"}',
    "attributes of code": "```\nSECRET\n```\n{.d-none}",
    "attributes of a heading": "## SECRET {.d-none}",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_text_is_rendered_nowhere(way: str) -> None:
    rendered = markdown.render(f"Intro é.\n\n{HIDDEN[way]}\n")

    assert "SECRET" not in f"{rendered.text} {rendered.markdown} {rendered.links}"
    assert (rendered.text or "").startswith("Intro é.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <!--> b", "a b"),
        ("<p hidden>no</p><p>yes</p>", "yes"),
        ("<div><span hidden/>no</div>yes", "yes"),
        ("<dialog open>yes</dialog>", "yes"),
        ("<p style='opacity: 0.5; left: -2px'>yes</p>", "yes"),
        ("[a][x]\n\n[x]: https://a.example/", "a"),
        ("a[^1]\n\n[^1]: yes", "a\n\nyes"),
        ('{{< a "q" >}}yes{{< /a >}}', "yes"),
        ("yes\n\n{.d-none}", "yes"),
        ("yes\n{.lead}", "yes"),
        ("<p>I said <i>yes", "I said yes"),
    ],
)
def test_what_a_reader_sees_stays(source: str, text: str) -> None:
    assert markdown.render(source).text == text


def test_definitions_that_are_used_stay_in_markdown() -> None:
    source = "é [a][x] and [b]\n\n[x]: https://a.example/\n[B]: https://b.example/\n[c]: # (no)"

    assert markdown.render(source).markdown == source.removesuffix("[c]: # (no)").rstrip()


@pytest.mark.parametrize("command", ["show", "jsonld", "turtle", "jscontact", "vcard"])
def test_no_command_tells_hidden_text(tmp_path: Path, command: str) -> None:
    lines = ["---", "title: Ada Njoku", "superuser: true"]
    for key in ("role", "interests", "bio"):
        lines += (
            [f"{key}:"] if key == "interests" else [f"{key}: >-", "  Seen <i hidden>SECRET</i>"]
        )
        lines += ["- Seen <!-- SECRET -->"] if key == "interests" else []
    body = "\n\n".join(HIDDEN[way] for way in HIDDEN if "not end" not in way)
    write(tmp_path / "hugo.yaml", "baseURL: https://ada.example/\n")
    page = "\n".join([*lines, "---", "Seen.", "", body])
    write(tmp_path / "content/authors/admin/_index.md", page)

    done = pexport(command, tmp_path, "-q")

    assert done.returncode == 0, done.stderr
    assert "Seen" in done.stdout
    assert "SECRET" not in done.stdout + done.stderr
