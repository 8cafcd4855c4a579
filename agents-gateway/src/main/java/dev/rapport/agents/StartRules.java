package dev.rapport.agents;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the gateway will not start with; the services have the same rules, and more. Never says a setting's value. */
final class StartRules {

    /** Signed with a private key, so that whoever can check a token cannot make one. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final int MOST_SKEW = 60;

    private record Rule(String setting, Function<String, Boolean> holds, String wanted) {}

    private static final List<Rule> RULES = List.of(
            new Rule("RAPPORT_ISSUER", value -> !value.isBlank(), "must say whose tokens are good"),
            new Rule("RAPPORT_AUDIENCE", value -> !value.isBlank(), "must say for what tokens have to be"),
            new Rule(
                    "mp.jwt.verify.publickey.location",
                    value -> scheme(value, "https", "file"),
                    "must be an address: https://… or file:///…"),
            new Rule(
                    "mp.jwt.verify.publickey.algorithm",
                    value -> ALGORITHMS.containsAll(List.of(value.split("\\s*,\\s*"))),
                    "names an algorithm that is not of key pairs"),
            new Rule(
                    "mp.jwt.verify.clock.skew",
                    value -> value.matches("\\d{1,2}") && Integer.parseInt(value) <= MOST_SKEW,
                    "must be from 0 to " + MOST_SKEW + " seconds"),
            new Rule("rapport.agents.address", StartRules::web, "must be an address: https://… or http://…"),
            new Rule("rapport.agents.contacts", StartRules::web, "must be an address: https://… or http://…"),
            new Rule("rapport.agents.interactions", StartRules::web, "must be an address: https://… or http://…"),
            new Rule("rapport.agents.scoring", StartRules::web, "must be an address: https://… or http://…"));

    private StartRules() {}

    /** @param settings by name; empty where it is not set */
    static List<String> faults(Function<String, Optional<String>> settings) {
        List<String> faults = new ArrayList<>();
        for (Rule rule : RULES) {
            String value = settings.apply(rule.setting()).orElse("");
            if (!rule.holds().apply(value)) faults.add(rule.setting() + " " + rule.wanted());
        }
        for (String origin : settings.apply("rapport.agents.origins").orElse("").split(","))
            if (!origin.isBlank() && !page(origin.strip()))
                faults.add("rapport.agents.origins must name each origin in full, such as https://agents.example");
        return faults;
    }

    private static boolean page(String origin) {
        return web(origin) && origin.matches("[a-z]+://[^/*?#@]+");
    }

    private static boolean web(String value) {
        return scheme(value, "https", "http");
    }

    private static boolean scheme(String value, String... schemes) {
        try {
            URI address = URI.create(value);
            return address.getScheme() != null && Set.of(schemes).contains(address.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
