package dev.rapport.local.bench.intake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Infrastructure;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;

/** How the peer is started, see deploy/bench/peer. */
final class PeerProcess {

    private PeerProcess() {}

    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                Contestants.peer().resolve("target/peer.jar").toString());
    }

    /** Its environment, with a free port. */
    static Map<String, String> settings(Infrastructure infrastructure, Store store, String topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put("PEER_PORT", Integer.toString(Ports.free()));
        settings.put("PEER_DB_URL", store.url(Contestants.PEER));
        settings.put("PEER_DB_USER", Store.USER);
        settings.put("PEER_DB_PASSWORD", store.password());
        settings.put("PEER_KAFKA", infrastructure.coordinates().kafka());
        settings.put("PEER_TOPIC", topic);
        settings.put(
                "PEER_JWKS",
                LocalIdentity.keptIn(infrastructure.coordinates().identity())
                        .jwks()
                        .toUri()
                        .toString());
        settings.put("PEER_ISSUER", LocalIdentity.ISSUER);
        settings.put("PEER_AUDIENCE", LocalIdentity.AUDIENCE);
        return settings;
    }
}
