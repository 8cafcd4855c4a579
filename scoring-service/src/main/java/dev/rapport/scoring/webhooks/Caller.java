package dev.rapport.scoring.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.outbound.OutboundCall;
import dev.rapport.kit.outbound.OutboundRefused;
import dev.rapport.kit.time.Moments;

/** Makes one attempt: signs, posts, and says what came of it. Of what is answered only status and Retry-After are read. */
@ApplicationScoped
class Caller {

    /** @param retryAfter as the receiver has said it; null where it has not */
    record Outcome(Attempt attempt, String retryAfter) {}

    private static final int GONE = 410;

    @Inject
    OutboundCall outbound;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    /** How long an attempt takes at most. */
    Duration longest() {
        return outbound.time();
    }

    Outcome post(Address address, UUID delivery, String payload) {
        Instant now = Moments.now(clock);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Rapport-Webhooks/1");
        headers.putAll(Signature.headers(delivery, now, payload, address.secrets(vault, now)));
        long begun = System.nanoTime();
        try {
            var answer = outbound.post(address.url(), headers, payload.getBytes(StandardCharsets.UTF_8));
            Attempt attempt = new Attempt(now, since(begun), answer.status(), error(answer.status()));
            return new Outcome(attempt, answer.headers().get("retry-after"));
        } catch (OutboundRefused e) {
            return new Outcome(new Attempt(now, since(begun), null, e.reason()), null);
        }
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** A redirect would lead to where nobody has looked: whoever moves changes the address here. */
    private static String error(int status) {
        if (status >= 200 && status < 300) return null;
        if (status == GONE) return "gone";
        return status >= 300 && status < 400 ? "redirect" : "status";
    }
}
