package dev.rapport.interactions;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.TenantWalls;

@QuarkusTest
class TenantWallsTest extends TenantWalls {

    TenantWallsTest() {
        super("interactions");
    }

    @Override
    protected Map<String, String> values() {
        return Map.of("commitment.status", "'OPEN'", "survey.trust", "5", "cadence.scope", "'AGENCY'");
    }
}
