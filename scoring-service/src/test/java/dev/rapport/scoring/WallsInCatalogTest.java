package dev.rapport.scoring;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.WallsInCatalog;

@QuarkusTest
class WallsInCatalogTest extends WallsInCatalog {

    WallsInCatalogTest() {
        super("scoring");
    }
}
