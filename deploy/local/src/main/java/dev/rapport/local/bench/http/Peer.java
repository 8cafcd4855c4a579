package dev.rapport.local.bench.http;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Ports;
import dev.rapport.local.Service;

/** Another service that answers the same two requests (deploy/bench/peer), on the same database server and broker. */
record Peer(Server server) {
    private static final String DATABASE = "peer";

    /** @param jar null where there is none: then there is no peer either */
    static Peer start(Plant plant, Path jar, boolean listens) throws Exception {
        if (jar == null) return null;
        createDatabase(plant);
        int port = Ports.free();
        URI api = URI.create("http://127.0.0.1:" + port);
        Map<String, String> ours = plant.settings(Service.INTERACTIONS);
        Map<String, String> settings = new HashMap<>();
        settings.put("PEER_PORT", Integer.toString(port));
        settings.put("PEER_DB_URL", "jdbc:postgresql://127.0.0.1:" + plant.postgresPort() + "/" + DATABASE);
        settings.put("PEER_DB_USER", DATABASE);
        settings.put("PEER_DB_PASSWORD", DATABASE);
        settings.put("PEER_KAFKA", ours.get("RAPPORT_KAFKA"));
        settings.put("PEER_LISTENS", Boolean.toString(listens));
        // What was only written is of no interest to who reads.
        settings.put("PEER_TOPIC", listens ? "peer-read" : "peer-written");
        for (String name : List.of("JWKS", "ISSUER", "AUDIENCE"))
            settings.put("PEER_" + name, ours.get("RAPPORT_" + name));
        var server = Server.start(
                DATABASE, jar, List.of(), settings, api, plant.home().resolve("logs"));
        return new Peer(server.awaitAnswer(api.resolve("/actuator/health")));
    }

    private static void createDatabase(Plant plant) throws SQLException {
        if (plant.number("postgres", "SELECT count(*) FROM pg_roles WHERE rolname = '" + DATABASE + "'") > 0) return;
        plant.execute("postgres", "CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(DATABASE));
        plant.execute("postgres", "CREATE DATABASE %1$s OWNER %1$s".formatted(DATABASE));
    }

    /** Has it know the same influencers by as many interactions. */
    void tell(Plant plant, Story story) throws Exception {
        story.tell(server.api());
        String known = "SELECT count(*) FROM score WHERE interactions >= " + Story.PAST;
        while (plant.number(DATABASE, known) < story.read().size()) Thread.sleep(200);
    }

    void stop() {
        server.stop();
    }
}
