package dev.rapport.scoring;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.PooledConnections;

/** What an agency writes here is its model, each change of which is a version. */
@QuarkusTest
class PooledConnectionsTest extends PooledConnections {

    @Inject
    AgroalDataSource database;

    @Override
    protected AgroalDataSource pool() {
        return database;
    }

    @Override
    protected void write(String agency) {
        int version = find(agency);
        new Answers(agency)
                .setNumbers(version, "{\"promises\":{\"graceDays\":%d}}".formatted(20 + version))
                .then()
                .statusCode(200);
    }

    @Override
    protected void failToWrite(String agency) {
        new Answers(agency)
                .setNumbers(find(agency) + 1, "{\"promises\":{\"graceDays\":9}}")
                .then()
                .statusCode(412);
    }

    @Override
    protected int find(String agency) {
        return new Answers(agency)
                .viewer()
                .get("/v1/model")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }
}
