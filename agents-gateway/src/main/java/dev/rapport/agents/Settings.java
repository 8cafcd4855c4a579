package dev.rapport.agents;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;

/** Where the services are, and how long an answer of theirs may take. */
@ConfigMapping(prefix = "rapport.agents")
interface Settings {
    URI contacts();

    URI interactions();

    URI scoring();

    Duration time();
}
