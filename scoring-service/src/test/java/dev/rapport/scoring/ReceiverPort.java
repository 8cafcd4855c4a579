package dev.rapport.scoring;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.rapport.local.Ports;

/** Lets webhooks call one port of this machine, and makes them and streams hurry. */
public final class ReceiverPort implements QuarkusTestResourceLifecycleManager {

    static final String SETTING = "rapport.test.receiver-port";

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(Ports.free());
        return Map.of(
                SETTING,
                port,
                "rapport.outbound.schemes",
                "http,https",
                "rapport.outbound.ports",
                "443," + port,
                "rapport.outbound.allowed",
                "127.0.0.1/32",
                "rapport.outbound.time",
                "3S",
                "rapport.webhooks.pauses",
                "1S,1S,1S",
                "rapport.webhooks.lease",
                "10S",
                "rapport.webhooks.most-of-agency",
                "5",
                "rapport.live.heartbeat",
                "1S",
                "rapport.live.forget",
                "1S");
    }

    @Override
    public void stop() {}
}
