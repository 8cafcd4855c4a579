package dev.rapport.local;

import java.net.URI;

/** Base addresses of the three services. */
public record Endpoints(URI contacts, URI interactions, URI scoring) {

    public static Endpoints onThisMachine(int contacts, int interactions, int scoring) {
        return new Endpoints(local(contacts), local(interactions), local(scoring));
    }

    public URI of(Service service) {
        return switch (service) {
            case CONTACTS -> contacts;
            case INTERACTIONS -> interactions;
            case SCORING -> scoring;
        };
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
