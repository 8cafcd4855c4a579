package dev.rapport.kit.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jose4j.http.Get;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** A JWKS document (RFC 7517), at an address or in a file. */
record KeySet(URI location) implements ProviderKeys.Source {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MOST_BYTES = 256 * 1024;

    @Override
    public List<PublicJsonWebKey> read() throws IOException, JoseException {
        String document = "file".equals(location.getScheme()) ? Files.readString(Path.of(location)) : get().getBody();
        // Public keys alone: a shared secret in a set that anybody can read would let anybody sign.
        return new JsonWebKeySet(document)
                .getJsonWebKeys().stream()
                        .filter(PublicJsonWebKey.class::isInstance)
                        .map(PublicJsonWebKey.class::cast)
                        .toList();
    }

    private org.jose4j.http.SimpleResponse get() throws IOException {
        Get get = new Get();
        get.setConnectTimeout(CONNECT_MILLIS);
        get.setReadTimeout(READ_MILLIS);
        get.setResponseBodySizeLimit(MOST_BYTES);
        // Who asks again is the next request; this one has a caller who waits.
        get.setRetries(0);
        return get.get(location.toString());
    }
}
