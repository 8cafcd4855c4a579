package dev.rapport.local.daytwo;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Plant;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.until;

/** The provider signs with another key, and the databases want other passwords; people go on writing meanwhile. */
final class RotateKeys implements Rehearsal {
    private static final int SOME = 15;
    private static final List<String> DUTIES = List.of("owner", "app", "relay", "intake");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    @Override
    public String name() {
        return "rotate-keys";
    }

    @Override
    public String play(Office office) throws Exception {
        signingKey(office);
        for (Service service : Service.values()) password(office, service);
        office.awaitMore(SOME);
        office.end();
        office.balance();
        return "the old signing key is refused, the old passwords too, and no write was lost";
    }

    private static void signingKey(Office office) throws Exception {
        Plant plant = office.plant();
        LocalIdentity old = plant.identity();
        LocalIdentity next = LocalIdentity.keptIn(plant.directory("identity-next"));
        old.publish(old, next);
        for (Service service : Service.values())
            until(() -> status(plant, service, next) == OK, service + " trusts the new key");
        office.trust(next);
        office.awaitMore(SOME);
        old.publish(next);
        for (Service service : Service.values())
            until(() -> status(plant, service, old) == UNAUTHORIZED, service + " trusts the old key no more");
    }

    private static int status(Plant plant, Service service, LocalIdentity identity) throws Exception {
        String path =
                switch (service) {
                    case CONTACTS -> "/v1/influencers";
                    case INTERACTIONS -> "/v1/interactions";
                    case SCORING -> "/v1/scores";
                };
        var request = HttpRequest.newBuilder(plant.endpoints().of(service).resolve(path))
                .header("Authorization", "Bearer " + identity.token("rotating", "rehearsal", Role.VIEWER))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** First the database, then the service: until it starts again it keeps the connections that it has. */
    private static void password(Office office, Service service) throws Exception {
        Plant plant = office.plant();
        for (String duty : DUTIES) plant.newPassword(service, duty);
        plant.stop(service);
        plant.start(service, Map.of());
        office.awaitMore(SOME);
    }
}
