"""Addresses of collections, groups and things are of no person, whatever the service."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_text

from pexport.vocabulary import catalogue

THINGS = """
https://zenodo.org/communities/tides https://osf.io/ab1cd https://osf.io/preprints/psyarxiv/ab1cd
https://github.com/orgs/tides https://github.com/ada/repo https://github.com/collections
https://gist.github.com/0123456789abcdef0123456789abcdef https://gitlab.com/groups/tides
https://bitbucket.org/ada/repo https://codeberg.org/explore https://huggingface.co/datasets
https://huggingface.co/ada/model https://www.kaggle.com/datasets https://inspirehep.net/record/12345
https://www.linkedin.com/company/tides https://www.linkedin.com/pub/dir/Ada/Njoku
https://twitter.com/i/lists/123 https://x.com/ada/status/1 https://mastodon.social/tags/tides
https://www.facebook.com/groups/tides https://www.facebook.com/photo.php?fbid=1
https://www.flickr.com/photos/ada/albums/72 https://www.flickr.com/groups/tides
https://www.youtube.com/playlist?list=a https://www.youtube.com/watch?v=a https://vimeo.com/12345
https://vimeo.com/channels https://www.twitch.tv/directory https://www.reddit.com/r/tides
https://t.me/joinchat/AAAA https://t.me/+AAAA https://t.me/s/tides https://t.me/share?url=x
https://discord.com/invite/abc https://keybase.io/team/tides https://matrix.to/#/#room:a.example
https://medium.com/tides https://www.quora.com/topic/Tides https://www.zhihu.com/column/tides
https://www.researchgate.net/project/Tides https://www.researchgate.net/lab/Tides
https://www.researchgate.net/profile/Ada-Njoku/publication/123_Tides
https://uni.academia.edu/Departments https://uni.academia.edu/Departments/Tides
https://www.ncbi.nlm.nih.gov/sites/myncbi/collections/public/1abc
https://openreview.net/group?id=ICLR https://ui.adsabs.harvard.edu/user/libraries
https://en.wikipedia.org/wiki/Category:Tides https://en.wikipedia.org/wiki/List_of_tides
https://www.strava.com/clubs/tides https://www.goodreads.com/book/show/1
https://soundcloud.com/ada/sets/x https://speakerdeck.com/ada/talk https://www.meetup.com/tides
https://gitee.com/organizations/tides https://observablehq.com/explore
https://observablehq.com/@ada/tides https://researchmap.jp/communities/1
https://figshare.com/projects/Tides/1 https://www.zotero.org/groups/123/tides
https://hub.docker.com/r/ada/tides https://pypi.org/project/tides https://vk.com/club123
https://vk.com/wall-1_2 https://www.douban.com/group/tides https://qiita.com/organizations/x
https://openalex.org/I123 https://dl.acm.org/institution/1 https://ideas.repec.org/p/x/1.html
https://space.bilibili.com/1/channel/x https://scholar.google.com/scholar?q=ada
""".split()


@pytest.mark.parametrize("address", THINGS)
def test_an_address_of_a_thing_is_of_no_person(address: str) -> None:
    assert catalogue.recognize(address) is None


@pytest.mark.parametrize(
    ("icon", "address"),
    [("zenodo", "https://zenodo.org/communities/tides"), ("osf", "https://osf.io/ab1cd")],
)
def test_a_collection_is_a_link_whatever_its_icon(tmp_path: Path, icon: str, address: str) -> None:
    text = f"---\ntitle: Ada Njoku\nsocial: [{{icon: {icon}, link: '{address}'}}]\n---\n"

    profile = read_text(tmp_path, text).profile

    assert not profile.accounts
    assert [link.url for link in profile.links] == [address]
