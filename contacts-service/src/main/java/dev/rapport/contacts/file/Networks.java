package dev.rapport.contacts.file;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The networks that are known here by name, the other names that people write for them, and where their pages are. */
final class Networks {

    static final List<String> NAMES = List.of(
            "instagram",
            "youtube",
            "tiktok",
            "twitter",
            "x",
            "linkedin",
            "facebook",
            "twitch",
            "pinterest",
            "threads",
            "bluesky",
            "mastodon",
            "snapchat",
            "substack",
            "telegram",
            "podcast",
            "blog");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ig", "instagram",
            "insta", "instagram",
            "tik tok", "tiktok",
            "you tube", "youtube",
            "yt", "youtube",
            "fb", "facebook",
            "x twitter", "x",
            "twitter x", "x",
            "x formerly twitter", "x");

    private static final Map<String, String> HOSTS = Map.ofEntries(
            Map.entry("instagram.com", "instagram"),
            Map.entry("youtube.com", "youtube"),
            Map.entry("tiktok.com", "tiktok"),
            Map.entry("twitter.com", "twitter"),
            Map.entry("x.com", "x"),
            Map.entry("linkedin.com", "linkedin"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("fb.com", "facebook"),
            Map.entry("twitch.tv", "twitch"),
            Map.entry("pinterest.com", "pinterest"),
            Map.entry("threads.net", "threads"),
            Map.entry("threads.com", "threads"),
            Map.entry("bsky.app", "bluesky"),
            Map.entry("snapchat.com", "snapchat"),
            Map.entry("substack.com", "substack"),
            Map.entry("t.me", "telegram"));

    private Networks() {}

    /** By any of its names, in whatever case. */
    static Optional<String> named(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return NAMES.contains(small) ? Optional.of(small) : Optional.ofNullable(OTHER_NAMES.get(small));
    }

    /** Whose page this is. */
    static Optional<String> ofPage(URI address) {
        String host = address.getHost();
        if (host == null) return Optional.empty();
        return Optional.ofNullable(HOSTS.get(host.toLowerCase(Locale.ROOT).replaceFirst("^(www|m|mobile)\\.", "")));
    }
}
