package dev.rapport.contacts;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.TenantWalls;

@QuarkusTest
class TenantWallsTest extends TenantWalls {

    TenantWallsTest() {
        super("contacts");
    }

    @Override
    protected Map<String, String> values() {
        return Map.of("influencer.channels", "'[]'", "organization.presence", "'[]'");
    }
}
