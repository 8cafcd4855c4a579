package dev.rapport.contacts.file;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.mangstadt.vinnie.VObjectParameters;

import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/** Accounts in a card as address books write them: where they are is said in a type, a property's name or an address. */
final class Profiles {

    /** Types that say of what kind an entry is, and not on which network. */
    private static final Set<String> KINDS = Set.of("home", "work", "pref", "other", "internet", "personal", "main");

    /** A page of an account, and not one of what it shows. */
    private static final Pattern PAGE =
            Pattern.compile("/(?:(?:in|company|c|channel|user|profile)/)?(@?[^/@]{1,200})/?");

    private static final Set<String> PAGES_OF_NOBODY =
            Set.of("watch", "share", "search", "home", "login", "explore", "playlist", "profile.php", "hashtag");

    private final List<Preferred<Channel>> found = new ArrayList<>();

    /** The network in a type or beside it, or else in the address. */
    void social(String value, VObjectParameters parameters) {
        String network = Stream.concat(Stream.ofNullable(parameters.first("SERVICE-TYPE")), types(parameters))
                .filter(word -> !word.isBlank())
                .findFirst()
                .map(word -> Networks.named(word).orElse(word.toLowerCase(Locale.ROOT)))
                .orElse(null);
        Draft alone = new Draft();
        alone.handle(network, value.replaceFirst("(?i)^x-apple:", ""));
        Stream.of("USERNAME", "X-USER")
                .map(parameters::first)
                .filter(user -> user != null && !user.isBlank())
                .findFirst()
                .ifPresent(user -> alone.handle(network, user));
        add(alone, parameters);
    }

    private static Stream<String> types(VObjectParameters parameters) {
        return Preferred.types(parameters).filter(type -> !KINDS.contains(type.toLowerCase(Locale.ROOT)));
    }

    /** Of any page that a card names, those of accounts on networks that are known here. */
    void page(String value, VObjectParameters parameters) {
        URI address = address(value).orElse(null);
        String network = Optional.ofNullable(address).flatMap(Networks::ofPage).orElse(null);
        if (network == null || address.getPath() == null) return;
        Matcher page = PAGE.matcher(address.getPath());
        if (!page.matches() || PAGES_OF_NOBODY.contains(page.group(1).toLowerCase(Locale.ROOT))) return;
        Draft alone = new Draft();
        alone.handle(network, address.toString());
        add(alone, parameters);
    }

    private static Optional<URI> address(String value) {
        try {
            return Optional.of(URI.create(value))
                    .filter(uri -> Objects.toString(uri.getScheme(), "").matches("(?i)https?"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Properties such as X-TWITTER. */
    void named(String property, String value, VObjectParameters parameters) {
        if (!property.startsWith("X-")) return;
        Networks.named(property.substring(2)).ifPresent(network -> {
            Draft alone = new Draft();
            alone.handle(network, value);
            add(alone, parameters);
        });
    }

    private void add(Draft alone, VObjectParameters parameters) {
        if (alone.lacksNetwork()) return;
        alone.finish().channels().forEach(channel -> found.add(Preferred.of(channel, parameters)));
    }

    /** Each account once, with its address where it is told of with one. */
    List<Channel> channels() {
        Map<String, Channel> accounts = new LinkedHashMap<>();
        for (Channel one : Preferred.inOrder(found)) {
            String key = one.network() + "|" + one.handle().toLowerCase(Locale.ROOT);
            accounts.merge(key, one, (first, next) -> first.url() == null ? next : first);
        }
        return List.copyOf(accounts.values());
    }
}
