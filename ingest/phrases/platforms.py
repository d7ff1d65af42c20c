"""Hosts that carry anybody's words, and the parameters that follow readers around; from how these services name themselves."""

PLATFORM_HOSTS: dict[str, str] = {
    host: description
    for description, hosts in {
        "a Blogger page": "blogspot.com blogspot.co.uk blogspot.de blogspot.fr blogspot.ca blogspot.com.au blogspot.in blogger.com",
        "a WordPress.com page": "wordpress.com",
        "a Medium page": "medium.com",
        "a Substack page": "substack.com",
        "a Tumblr page": "tumblr.com",
        "a LiveJournal page": "livejournal.com dreamwidth.org",
        "a Wix page": "wixsite.com",
        "a Weebly page": "weebly.com",
        "a Google Sites page": "sites.google.com",
        "a GitHub page": "github.io github.com gist.github.com",
        "a GitLab page": "gitlab.io gitlab.com",
        "a Telegraph page": "telegra.ph",
        "a Ghost page": "ghost.io",
        "a Typepad page": "typepad.com",
        "a Zen page": "dzen.ru",
        "a pasted text": "pastebin.com rentry.co paste.ee justpaste.it",
        "an X post": "x.com twitter.com t.co nitter.net",
        "a Facebook page": "facebook.com fb.com fb.me",
        "an Instagram post": "instagram.com",
        "a Threads post": "threads.net threads.com",
        "a Bluesky post": "bsky.app",
        "a Mastodon post": "mastodon.social mastodon.online",
        "a Telegram post": "t.me telegram.me telegram.org",
        "a WhatsApp page": "whatsapp.com wa.me",
        "a TikTok video": "tiktok.com",
        "a Reddit page": "reddit.com redd.it",
        "a LinkedIn page": "linkedin.com lnkd.in",
        "a Pinterest page": "pinterest.com pin.it",
        "a Quora page": "quora.com",
        "a VK page": "vk.com vk.ru ok.ru",
        "a YouTube video": "youtube.com youtu.be youtube-nocookie.com",
        "a Vimeo video": "vimeo.com",
        "a Rumble video": "rumble.com",
        "a Dailymotion video": "dailymotion.com",
        "an archived page": "archive.org archive.today archive.ph archive.is archive.li archive.md archive.vn ghostarchive.org perma.cc",
        "a cached page": "webcache.googleusercontent.com cc.bingj.com",
        "an AMP copy": "cdn.ampproject.org ampproject.org google.com",
        "a news reader's page": "news.google.com feedly.com flipboard.com getpocket.com smartnews.com newsbreak.com",
        "a translated page": "translate.goog translate.google.com",
        "a shortened address": "bit.ly tinyurl.com goo.gl ow.ly buff.ly is.gd",
        "a shared file": "docs.google.com drive.google.com dropbox.com",
        "a Wikipedia page": "wikipedia.org",
    }.items()
    for host in hosts.split()
}

PLATFORM_NAMES = frozenset(
    (
        "telegram whatsapp viber signal discord youtube twitter x facebook instagram tiktok threads bluesky mastodon linkedin "
        "reddit google googlenews googleplay applenews appstore news spotify blogger wordpress medium substack tumblr vk flipboard "
        "messenger wechat line snapchat pinterest rumble twitch apple android ios iphone"
    ).split()
)
"""Names, letters only, that a page may give as its site's or in "follow us on …", and that no outlet is called by."""

TRACKING_PREFIXES = ("utm_", "mc_", "pk_", "mtm_", "at_", "hsa_", "_hs", "vero_", "oly_", "wt_", "ns_", "yclid", "stm_")
TRACKING_PARAMETERS = frozenset(
    (
        "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid li_fat_id igshid igsh mkt_tok s_cid cmpid cmp ocid icid ito "
        "ref_src ref_url smid smtyp soc_src soc_trk guccounter guce_referrer guce_referrer_sig spm __twitter_impression ncid ftag "
        "sr_share xtor wtmc echobox sh fb_action_ids fb_action_types fb_ref fb_source action_object_map epik rb_clickid"
    ).split()
)
"""Parameters that tell where a reader came from and change nothing in the page."""
