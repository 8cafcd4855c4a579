package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A batch costs the same number of statements however many deeds are in it. */
@QuarkusTest
class StatementsTest {

    /** Of the current test; the ones past Hibernate, for the agency, for what is around and for all events, are not among them. */
    static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    private final Relationship ours = Relationship.fresh();

    @PersistenceUnitExtension
    @ApplicationScoped
    static class Inspector implements StatementInspector {
        private static final long serialVersionUID = 1;

        @Override
        public String inspect(String sql) {
            STATEMENTS.add(sql);
            return sql;
        }
    }

    private void assertStatements(int expected, String path, int many, Object... more) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            var item = ours.body(more);
            item.put("externalId", more[1] + "-" + many + "-" + i);
            items.add(item);
        }
        STATEMENTS.clear();
        ours.editor()
                .body(map("items", items))
                .post(path + "/batch")
                .then()
                .statusCode(207)
                .body("done", equalTo(many));
        assertEquals(expected, STATEMENTS.size(), String.join("\n", STATEMENTS));
    }

    @Test
    void a_batch_takes_three_or_four() {
        String question = ours.made(INTERACTIONS, "kind", "INBOUND");
        for (int many : new int[] {1, 100, 200}) {
            assertStatements(4, COMMITMENTS, many, "dueOn", "2030-01-01");
            assertStatements(3, AGREEMENTS, many, "giveShare", 0.5);
            assertStatements(4, INTERACTIONS, many, "kind", "REPLY", "inReplyTo", idOf(question));
            assertStatements(3, INTERACTIONS, many, "kind", "HELP", "value", 2);
        }
    }
}
