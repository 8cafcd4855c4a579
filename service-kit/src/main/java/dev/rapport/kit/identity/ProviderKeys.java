package dev.rapport.kit.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The provider's public keys. A key is good until the provider takes it out of its set; a key that is not known is asked
 * for, at a limited rate, since anybody can send a token that names one; and while the provider is away, what it last
 * said holds.
 */
final class ProviderKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger("rapport.identity");

    /** As many may wait for an answer that is on its way; more would let forged tokens take all threads. */
    private static final int MOST_WAITING = 16;

    /**
     * @param refresh after which the set is read again, and so how long a key lives that was taken out
     * @param pause between two attempts to read it, whatever the reason
     * @param keep how long a set holds that cannot be read again
     */
    record Patience(Duration refresh, Duration pause, Duration keep) {}

    /** Where the set is read. */
    interface Source {
        List<PublicJsonWebKey> read() throws IOException, JoseException;
    }

    private record Known(List<PublicJsonWebKey> keys, Instant since) {}

    private final Source source;
    private final Patience patience;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;
    private volatile Instant lastAttempt = Instant.MIN;

    ProviderKeys(Source source, Patience patience, Clock clock) {
        this.source = source;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        inForce();
        Key key = find(token);
        if (key == null) {
            refresh(true);
            key = find(token);
        }
        if (key == null) throw new UnresolvableKeyException("no key of the provider fits");
        return key;
    }

    /** Another object whenever the set was read; null where there is none. */
    Object inForce() {
        // Who meets a set that is merely old does not wait for one who is reading it already.
        if (isOlderThan(patience.refresh())) refresh(known == null);
        return areThere() ? known : null;
    }

    /** False until the provider was reached, and again when it has been away for too long. */
    boolean areThere() {
        return !isOlderThan(patience.keep());
    }

    private boolean isOlderThan(Duration age) {
        Known now = known;
        return now == null || now.since().plus(age).isBefore(clock.instant());
    }

    private Key find(JsonWebSignature token) {
        if (!areThere()) return null;
        String kid = token.getKeyIdHeaderValue();
        List<PublicJsonWebKey> fitting = known.keys().stream()
                .filter(key -> kid == null || kid.equals(key.getKeyId()))
                .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(token.getAlgorithmHeaderValue()))
                .toList();
        // A token that names no key is taken where there is no choice.
        return fitting.size() == 1 ? fitting.getFirst().getPublicKey() : null;
    }

    private void refresh(boolean wait) {
        if (wasTriedJustNow()) return;
        if (wait && reading.getQueueLength() < MOST_WAITING) reading.lock();
        else if (!reading.tryLock()) return;
        try {
            if (wasTriedJustNow()) return;
            known = new Known(source.read(), clock.instant());
        } catch (IOException | JoseException | RuntimeException e) {
            LOG.warnf(
                    "The identity provider's keys cannot be read (%s).",
                    e.getClass().getSimpleName());
        } finally {
            // Not before: whoever comes meanwhile would think that there is nothing to wait for.
            lastAttempt = clock.instant();
            reading.unlock();
        }
    }

    private boolean wasTriedJustNow() {
        Instant last = lastAttempt;
        return last != Instant.MIN && clock.instant().isBefore(last.plus(patience.pause()));
    }
}
