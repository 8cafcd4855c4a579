package dev.rapport.kit.identity;

import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProviderKeysTest {

    private static final PublicJsonWebKey KEY = Provider.rsa("one");

    /** As at a start: many come at once, and nobody knows a key yet. */
    @Test
    void whoever_comes_while_the_keys_are_read_waits_for_them() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        ProviderKeys keys = new ProviderKeys(
                () -> {
                    asked.countDown();
                    await(answers);
                    return List.of(KEY);
                },
                new ProviderKeys.Patience(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(24)),
                Clock.systemUTC());
        FutureTask<Key> first = new FutureTask<>(() -> keys.resolveKey(token(), List.of()));
        FutureTask<Key> second = new FutureTask<>(() -> keys.resolveKey(token(), List.of()));
        Thread.ofPlatform().start(first);
        await(asked);
        Thread late = Thread.ofPlatform().start(second);
        while (late.getState() != Thread.State.WAITING && !second.isDone()) Thread.onSpinWait();
        answers.countDown();
        assertEquals(KEY.getPublicKey(), first.get());
        assertEquals(KEY.getPublicKey(), second.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonWebSignature token() {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue("one");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token;
    }
}
