package dev.rapport.contacts.file;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Cadence;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.contacts.influencer.Source;

/** An influencer as far as their columns or properties have been read. */
final class Draft {

    /** One account, told of in several columns. */
    private static final class Account {
        private String network;
        private String handle;
        private String url;
        private Long followers;
    }

    final List<String> emails = new ArrayList<>();
    final List<String> interests = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    private final Map<Field, String> texts = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<Channel> channels = new ArrayList<>();
    private Integer targetDays;
    private Integer maxDays;
    private Source source;

    /** Of two columns for one text the first counts; places are put together, town before country. */
    void text(Field field, String text) {
        texts.merge(field, text, (first, next) -> field == Field.LOCATION ? first + ", " + next : first);
    }

    void channel(Channel channel) {
        channels.add(channel);
    }

    /** A handle, with or without @, or the address of an account. */
    void handle(String network, String text) {
        Account account = account(network);
        boolean address =
                text.matches("(?i)https?://.+") || text.matches("(?i)(www\\.)?[a-z0-9-]+\\.(com|tv|net|app)/.+");
        if (!address) {
            account.handle = text.startsWith("@") ? text.substring(1) : text;
            return;
        }
        account.url = text.contains("://") ? text : "https://" + text;
        if (account.handle == null) account.handle = lastStep(account.url);
        if (network == null && account.network == null) account.network = networkOf(account.url);
    }

    void network(String text) {
        account(null).network = text;
    }

    void url(String network, String text) {
        handle(network, text.contains("/") ? text : "https://" + text);
    }

    void followers(String network, Long followers) {
        account(network).followers = followers;
    }

    void targetDays(Integer days) {
        targetDays = days;
    }

    void maxDays(Integer days) {
        maxDays = days;
    }

    void source(Source known) {
        source = known;
    }

    private Account account(String network) {
        return accounts.computeIfAbsent(network == null ? "" : network, key -> {
            Account fresh = new Account();
            fresh.network = network;
            return fresh;
        });
    }

    private static String lastStep(String url) {
        String bare = url.replaceAll("[?#].*$", "").replaceAll("/+$", "");
        String step = bare.substring(bare.lastIndexOf('/') + 1);
        return step.startsWith("@") ? step.substring(1) : step;
    }

    private static String networkOf(String url) {
        try {
            URI address = URI.create(url);
            Optional<String> known = Networks.ofPage(address);
            if (known.isPresent()) return known.get();
            String host = address.getHost();
            if (host == null) return null;
            String[] labels = host.split("\\.");
            return labels.length < 2 ? host : labels[labels.length - 2];
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Handles of which nobody says where they are. */
    boolean lacksNetwork() {
        return accounts.values().stream().anyMatch(one -> one.handle != null && one.network == null);
    }

    NewInfluencer finish() {
        Stream<Channel> told = accounts.values().stream()
                .filter(one -> one.handle != null)
                .map(one -> new Channel(one.network, one.handle, one.url, one.followers));
        return new NewInfluencer(
                name(),
                texts.get(Field.EXTERNAL_ID),
                emails.stream().distinct().toList(),
                Stream.concat(channels.stream(), told).toList(),
                List.copyOf(interests),
                List.copyOf(tags),
                texts.get(Field.LANGUAGE),
                texts.get(Field.LOCATION),
                source,
                targetDays == null && maxDays == null ? null : new Cadence(targetDays, maxDays),
                texts.get(Field.NOTES));
    }

    private String name() {
        if (texts.containsKey(Field.NAME)) return texts.get(Field.NAME);
        String parts = Stream.of(Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME)
                .map(texts::get)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? null : parts;
    }
}
