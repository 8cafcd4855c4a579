package dev.rapport.interactions;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.PooledConnections;

import static dev.rapport.interactions.Relationship.INTERACTIONS;

@QuarkusTest
class PooledConnectionsTest extends PooledConnections {

    @Inject
    AgroalDataSource database;

    private final Map<String, Relationship> relationships = new ConcurrentHashMap<>();

    /** The last external id of each agency: what is taken. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    @Override
    protected AgroalDataSource pool() {
        return database;
    }

    private Relationship of(String agency) {
        return relationships.computeIfAbsent(agency, Relationship::in);
    }

    @Override
    protected void write(String agency) {
        taken.put(agency, UUID.randomUUID().toString());
        of(agency).made(INTERACTIONS, "kind", "HELP", "externalId", taken.get(agency));
    }

    @Override
    protected void failToWrite(String agency) {
        of(agency)
                .post(INTERACTIONS, "kind", "HELP", "externalId", taken.get(agency))
                .then()
                .statusCode(409);
    }

    @Override
    protected int find(String agency) {
        List<?> items =
                of(agency).get(INTERACTIONS).then().statusCode(200).extract().path("items");
        return items.size();
    }
}
