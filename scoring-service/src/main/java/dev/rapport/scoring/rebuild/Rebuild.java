package dev.rapport.scoring.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.Owned;
import dev.rapport.scoring.model.ModelConfig;

/** All scores of an agency made anew; asked for here, done by {@link LedgerRebuild} and {@link TopicReplay}. */
@Entity
public class Rebuild extends Owned {

    static final Listing<Rebuild> LISTING = new Listing<>(Rebuild.class)
            .sortedBy("createdAt", Rebuild::createdAt, Text::instant)
            .byDefault("-createdAt");

    /** What scores are made from. */
    public enum Source {
        /** What the service has taken in: enough after a change of the model or of its numbers. */
        LEDGER(State.COMPUTING_SCORES),
        /** The topics, from their beginning: where the service has lost what it took in. */
        TOPICS(State.READING_EVENTS);

        private final State first;

        Source(State first) {
            this.first = first;
        }

        /** With what a rebuild begins. */
        State first() {
            return first;
        }
    }

    /** How far it has come. */
    public enum State {
        READING_EVENTS,
        COMPUTING_SCORES,
        DONE
    }

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Source source;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String requestedBy;
    private String modelVersion;
    private long eventsDone;
    private Long eventsTotal;
    private long scoresDone;
    private Long scoresTotal;
    private String lastAgency = "";
    private UUID lastInfluencer = new UUID(0, 0);
    private Instant finishedAt;

    /** For Hibernate. */
    protected Rebuild() {}

    public Rebuild(Source source, String requestedBy, Clock clock) {
        super(clock);
        this.source = source;
        this.state = source.first();
        this.requestedBy = requestedBy;
        this.modelVersion = ModelConfig.MODEL_VERSION;
    }

    RebuildView view() {
        return new RebuildView(
                id(),
                source,
                state,
                source == Source.TOPICS ? new RebuildView.Progress(eventsDone, eventsTotal) : null,
                new RebuildView.Progress(scoresDone, scoresTotal),
                requestedBy,
                modelVersion,
                createdAt(),
                updatedAt(),
                finishedAt);
    }
}
