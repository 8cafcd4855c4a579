package dev.rapport.agents;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the gateway and the services are, and how long an answer of theirs may take. */
@ConfigMapping(prefix = "rapport.agents")
interface Settings {
    /** Of the gateway, as its callers see it. */
    URI address();

    URI contacts();

    URI interactions();

    URI scoring();

    Duration connectTime();

    Duration time();

    /** Who makes the tokens. */
    URI issuer();

    /** Pages that may call. */
    Optional<List<String>> origins();
}
