package dev.rapport.scoring;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.TenantWalls;

@QuarkusTest
class TenantWallsTest extends TenantWalls {

    TenantWallsTest() {
        super("scoring");
    }

    @Override
    protected Map<String, String> values() {
        return Map.of("known_campaign.deleted", "true");
    }
}
