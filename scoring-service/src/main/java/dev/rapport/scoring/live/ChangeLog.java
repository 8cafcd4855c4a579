package dev.rapport.scoring.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
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
        List<ChangeTable.Made> made = changes.stream()
                .filter(change -> change.ended() || !change.visible().isEmpty())
                .map(this::made)
                .toList();
        ChangeTable.insert(connection, made, Moments.now(clock));
    }

    private ChangeTable.Made made(ScoreChange change) {
        return new ChangeTable.Made(
                change.agency(),
                change.influencerId(),
                change.organizationId(),
                change.ended() ? ChangeView.ENDED : ChangeView.CHANGED,
                text(ChangeView.of(change)));
    }

    private String text(ChangeView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
