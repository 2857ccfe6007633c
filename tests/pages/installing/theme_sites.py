"""Hugo sites with the structure of each theme: which file of the site its head calls, and where.

The calls are those of the themes' own templates, and nothing else of them is here.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from running import write

CONFIG = """baseURL: https://weir.example/group/
title: The Weir Group
defaultContentLanguage: en
enableRobotsTXT: false
disableKinds: [sitemap]
taxonomies:
  author: authors
languages:
  en:
    title: The Weir Group
    weight: 1
  fr:
    title: Le Groupe
    weight: 2
"""
TEXT = r"${{\bf v}}$ and {{ braces }}, {{ .Site.Title }}, {% raw %} {# y #} </script> `${z}`"
_PERSON = """---
title: {name}
role: "{role}"
superuser: {owner}
authors: [{slug}]
email: {slug}@weir.example
bio: '{text}'
---
{name} weighs water: {text}
"""
# Pages with two on each, so that the home page has later pages.
_LIST = """{{ define "main" }}<main>{{ .Title }}
{{ range (.Paginate .Site.RegularPages 2).Pages }}<p>{{ .Title }}</p>{{ end }}</main>{{ end }}
"""
_SINGLE = '{{ define "main" }}<main>{{ .Title }}</main>{{ end }}\n'
_BASE = """<!DOCTYPE html>
<html lang="en">
{{ partial "site_head" . }}
<body>{{ block "main" . }}{{ end }}</body>
</html>
"""
_PAGES = {
    "index.html": _LIST,
    "_default/baseof.html": _BASE,
    "_default/list.html": _LIST,
    "_default/single.html": _SINGLE,
}
_CUSTOM = '  {{ partial "custom_head" . }}\n'
_LEFT_TO_SITES = {"custom_head": "{{/* Do not directly modify this file! */}}\n"}
_CUSTOM_IF = '{{ if templates.Exists "%s" }}\n    {{ partial "custom_head" . }}\n  {{ end }}\n'
_HOOK = '  {{ partial "%s" (dict "hook" "head-end" "context" .) }}\n'
_GET = """{{ $loaded := false }}
{{ $partial_dir := printf "hooks/%s/" .hook }}
{{ $context := .context }}
{{ $hook_dir_path := path.Join "layouts/partials" $partial_dir }}
{{ if fileExists $hook_dir_path }}
  {{ range os.ReadDir $hook_dir_path }}
    {{ if not .IsDir }}
      {{ $partial_path := path.Join $partial_dir .Name }}
      {{ partial $partial_path $context }}
      {{ $loaded = true }}
    {{ end }}
  {{ end }}
{{ end }}
"""
_GET_NEW = """{{ $partial_dir := printf "hooks/%s/" .hook }}
{{ $context := .context }}
{{ $hook_dir_path := path.Join "layouts/_partials" $partial_dir }}
{{ with try (os.ReadDir $hook_dir_path) }}
  {{ with .Value }}
    {{ range . }}
      {{ if not .IsDir }}
        {{ $partial_path := path.Join $partial_dir .Name }}
        {{ partial $partial_path $context }}
      {{ end }}
    {{ end }}
  {{ end }}
{{ end }}
"""


def _head(call: str) -> str:
    return f'<head>\n  <meta charset="utf-8">\n  <title>{{{{ .Title }}}}</title>\n{call}</head>\n'


class Theme(NamedTuple):
    """One generation of themes."""

    head: str
    """What its head calls."""
    files: tuple[str, ...]
    """The files of the site that are made for it."""
    functions: Mapping[str, str] = {}
    """Its other partials."""
    partials: str = "partials"
    """The folder of its partials."""
    module: str = ""
    """By which go.mod knows it."""
    needs: str = ""
    """The Hugo that cannot do without, "old" or "new"; "" where both build it."""


_CUSTOM_HEAD = ("layouts/partials/custom_head.html",)
_HOOKS = (
    "layouts/_partials/hooks/head-end/pexport.html",
    "layouts/partials/hooks/head-end/pexport.html",
)
_FUNCTION = "functions/get_hook"
_CORE = "blox-core/functions/get_hook"
_NO_CONTEXT = _GET.replace("$partial_path $context", "$partial_path .")
_WOWCHEMY = "github.com/wowchemy/wowchemy-hugo-modules/wowchemy"
_THEMES = "github.com/wowchemy/wowchemy-hugo-themes/modules/wowchemy/v5"
_BUILDER = "github.com/HugoBlox/hugo-blox-builder/modules"

THEMES = {
    "Academic 4.4": Theme(_CUSTOM, _CUSTOM_HEAD, _LEFT_TO_SITES),
    "Wowchemy 5.0": Theme(
        _CUSTOM,
        _CUSTOM_HEAD,
        _LEFT_TO_SITES,
        module=f"{_WOWCHEMY} v0.0.0-20210209220304-1fb7f2a3c4d5",
    ),
    "Wowchemy 5.5": Theme(_CUSTOM, _CUSTOM_HEAD, _LEFT_TO_SITES, module=f"{_WOWCHEMY}/v5 v5.5.0"),
    "Wowchemy 5.7": Theme(
        _CUSTOM_IF % "partials/custom_head" + _HOOK % _FUNCTION,
        _HOOKS,
        {_FUNCTION: _GET},
        module=f"{_THEMES} v5.7.0",
    ),
    "Blox Bootstrap 5.9": Theme(
        _CUSTOM_IF % "partials/custom_head.html" + _HOOK % _CORE,
        _HOOKS,
        {_CORE: _GET},
        module=f"{_BUILDER}/blox-bootstrap/v5 v5.9.7",
    ),
    "Blox Tailwind 0.4": Theme(
        _HOOK % _FUNCTION, _HOOKS, {_FUNCTION: _GET}, module=f"{_BUILDER}/blox-tailwind v0.4.2"
    ),
    "Blox Tailwind 0.5": Theme(
        _HOOK % _FUNCTION,
        _HOOKS,
        {_FUNCTION: _GET_NEW},
        "_partials",
        f"{_BUILDER}/blox-tailwind v0.5.0",
        "new",
    ),
    "Kit": Theme(
        _HOOK % _FUNCTION,
        _HOOKS,
        {_FUNCTION: _GET_NEW},
        "_partials",
        "github.com/HugoBlox/kit/modules/blox v0.0.0-20260502203050-b8ad5540288a",
        "new",
    ),
    "Blox Bootstrap of 2025": Theme(
        _CUSTOM_IF % "_partials/custom_head.html" + _HOOK % _CORE,
        _HOOKS,
        {_CORE: _GET_NEW},
        "_partials",
        "github.com/HugoBlox/hugo-blox-bootstrap/modules/blox-bootstrap/v5 v5.9.9",
        "new",
    ),
}
"""Of each row of the table; those with a module can be known by that alone."""
DEAD = {
    "Academic 4.3": Theme("", ()),
    "Wowchemy of June 2022": Theme(
        _HOOK % _FUNCTION,
        (),
        {_FUNCTION: _NO_CONTEXT},
        module=f"{_WOWCHEMY}/v5 v5.0.0-20220610101010-acd74954b5dd",
    ),
    "Blox Core 0.4.0": Theme(
        _HOOK % _CORE,
        (),
        {_CORE: _GET_NEW.replace("layouts/_partials", "layouts/_partialss")},
        "_partials",
        f"{_BUILDER}/blox-core v0.4.0",
    ),
}
"""Themes whose head calls nothing of the site."""


def theme_site(root: Path, theme: Theme, *, people: int = 1, folder: str = "themes/blox") -> Path:
    """Write a site of so many *people* with a theme of that structure in *folder*."""
    write(root / "config.yaml", f"{CONFIG}theme: {Path(folder).name}\n")
    for name, text in _PAGES.items():
        write(root / folder / "layouts" / name, text)
    partials = root / folder / "layouts" / theme.partials
    write(partials / "site_head.html", _head(theme.head))
    for name, text in theme.functions.items():
        write(partials / f"{name}.html", text)
    for name in ("", ".fr"):
        write(root / f"content/_index{name}.md", "---\ntitle: Home\n---\n")
    for number in range(people):
        slug = ("ada", "josé", "bo")[number]
        page = _PERSON.format(
            name=slug.title(), slug=slug, role="Postdoc", owner=str(people == 1).lower(), text=TEXT
        )
        write(root / f"content/authors/{slug}/_index.md", page)
    for number in range(5):
        write(root / f"content/post/p{number}.md", f"---\ntitle: P{number}\nauthors: [ada]\n---\n")
    if theme.module:
        write(root / "go.mod", f"module example\n\ngo 1.19\n\nrequire {theme.module}\n")
    return root


def built_by(hugo: str, site: Path, *flags: str) -> Path:
    """Build the *site* with the program *hugo*, and return the folder that it is in."""
    shutil.rmtree(site / "public", ignore_errors=True)
    done = subprocess.run(
        [hugo, "--quiet", "--noBuildLock", *filter(None, flags)],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "public"
