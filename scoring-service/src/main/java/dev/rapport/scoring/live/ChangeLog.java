package dev.rapport.scoring.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.upkeep.ScoreChange;
import dev.rapport.scoring.upkeep.ScoreListener;

/** Writes down what can be seen of changes, with the scores themselves. */
@ApplicationScoped
class ChangeLog implements ScoreListener {

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Override
    public void changed(Connection connection, List<ScoreChange> changes) throws SQLException {
        List<ChangeTable.Made> all = new ArrayList<>();
        for (ScoreChange change : changes) {
            List<String> visible = change.visible();
            if (change.ended()) {
                var ended = new ChangeView.Ended(change.influencerId(), change.organizationId());
                all.add(made(change, ChangeView.Ended.TYPE, ended));
            } else if (!visible.isEmpty()) {
                all.add(made(change, ChangeView.TYPE, ChangeView.of(change, visible)));
            }
        }
        ChangeTable.insert(connection, all, Moments.now(clock));
    }

    private ChangeTable.Made made(ScoreChange change, String type, Object data) {
        return new ChangeTable.Made(change.agency(), change.influencerId(), change.organizationId(), type, text(data));
    }

    private String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
