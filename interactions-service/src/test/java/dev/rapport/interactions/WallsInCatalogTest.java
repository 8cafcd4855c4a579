package dev.rapport.interactions;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.WallsInCatalog;

@QuarkusTest
class WallsInCatalogTest extends WallsInCatalog {

    WallsInCatalogTest() {
        super("interactions");
    }
}
