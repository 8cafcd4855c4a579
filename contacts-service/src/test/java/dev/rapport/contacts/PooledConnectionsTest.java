package dev.rapport.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.PooledConnections;

@QuarkusTest
class PooledConnectionsTest extends PooledConnections {

    @Inject
    AgroalDataSource database;

    /** The last external id of each agency: what is taken. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    @Override
    protected AgroalDataSource pool() {
        return database;
    }

    @Override
    protected void write(String agency) {
        taken.put(agency, UUID.randomUUID().toString());
        new Api(agency).made(Api.INFLUENCERS, "name", "Mina", "externalId", taken.get(agency));
    }

    @Override
    protected void failToWrite(String agency) {
        new Api(agency)
                .post(Api.INFLUENCERS, "name", "Mina", "externalId", taken.get(agency))
                .then()
                .statusCode(409);
    }

    @Override
    protected int find(String agency) {
        List<?> items = new Api(agency)
                .viewer()
                .get(Api.INFLUENCERS)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.size();
    }
}
