package dev.rapport.kit.start;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a service will not start with. Each fault names the setting, and never says its value. */
final class StartRules {

    static final List<String> SECRETS = List.of(
            "RAPPORT_DB_PASSWORD",
            "RAPPORT_DB_OWNER_PASSWORD",
            "RAPPORT_DB_RELAY_PASSWORD",
            "RAPPORT_DB_INTAKE_PASSWORD",
            "RAPPORT_ERASURE_KEY",
            "RAPPORT_MATCH_KEY",
            "RAPPORT_WEBHOOK_KEY");

    private static final int SHORTEST = 12;
    private static final int MOST_SKEW = 60;

    /** What manuals, samples and images come with; found anywhere within, whatever the case. */
    private static final List<String> PLACEHOLDERS = List.of(
            "changeme",
            "changeit",
            "change-me",
            "change_me",
            "password",
            "passw0rd",
            "secret",
            "default",
            "example",
            "placeholder",
            "replace",
            "insert",
            "qwerty",
            "letmein",
            "12345678",
            "todo",
            "postgres",
            "admin",
            "contacts_",
            "interactions_",
            "scoring_",
            "${",
            "<");

    /** Signed with a private key, so that whoever can check a token cannot make one. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EDDSA");

    private static final Map<String, Function<String, String>> RULES = Map.of(
            "mp.jwt.verify.publickey.algorithm", StartRules::algorithms,
            "mp.jwt.verify.clock.skew", StartRules::skew,
            "mp.jwt.verify.publickey.location", StartRules::location,
            "quarkus.http.cors.origins", StartRules::origins);

    private StartRules() {}

    /** @param settings by name; empty where it is not set */
    static List<String> faults(Function<String, Optional<String>> settings) {
        List<String> faults = new ArrayList<>();
        for (String name : SECRETS) {
            settings.apply(name)
                    .filter(value -> !value.isEmpty())
                    .flatMap(StartRules::secret)
                    .ifPresent(fault -> faults.add(name + " " + fault));
        }
        RULES.forEach((name, rule) -> settings.apply(name)
                .map(rule)
                .filter(fault -> !fault.isEmpty())
                .ifPresent(fault -> faults.add(name + " " + fault)));
        return faults.stream().sorted().toList();
    }

    /**
     * A database role without a password would come in wherever the database asks for none, and tokens of anybody, or for
     * anything, where it is not said whose and for what they must be.
     */
    static List<String> missing(Function<String, Optional<String>> settings) {
        List<String> needed = new ArrayList<>(SECRETS.subList(0, 3));
        needed.addAll(List.of("RAPPORT_ISSUER", "RAPPORT_AUDIENCE"));
        if (settings.apply("quarkus.datasource.intake.db-kind").isPresent()) needed.add(SECRETS.get(3));
        return needed.stream()
                .filter(name ->
                        settings.apply(name).filter(value -> !value.isBlank()).isEmpty())
                .map(name -> name + " is not set")
                .toList();
    }

    private static Optional<String> secret(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (PLACEHOLDERS.stream().anyMatch(lower::contains)) return Optional.of("is a well-known placeholder");
        if (value.length() < SHORTEST) return Optional.of("is shorter than " + SHORTEST + " characters");
        return value.chars().distinct().count() < 5 ? Optional.of("is too easy to guess") : Optional.empty();
    }

    private static String algorithms(String value) {
        for (String name : value.split(",")) {
            if (!ALGORITHMS.contains(name.strip().toUpperCase(Locale.ROOT)))
                return "names an algorithm that is not one of "
                        + ALGORITHMS.stream().sorted().toList();
        }
        return "";
    }

    private static String skew(String value) {
        return value.matches("\\d{1,2}") && Integer.parseInt(value) <= MOST_SKEW
                ? ""
                : "must be from 0 to " + MOST_SKEW + " seconds";
    }

    private static String location(String value) {
        URI address = address(value);
        if (address == null || address.getScheme() == null) return "must be an address: https://… or file:///…";
        return switch (address.getScheme()) {
            case "https", "file" -> "";
            case "http" ->
                Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(address.getHost()))
                        ? ""
                        : "must be https: whoever sits in between could hand out keys of their own";
            default -> "must be an address: https://… or file:///…";
        };
    }

    private static String origins(String value) {
        for (String origin : value.split(",")) {
            if (origin.contains("*") || origin.strip().startsWith("/"))
                return "must name each origin in full: no * and no pattern";
        }
        return "";
    }

    private static URI address(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
