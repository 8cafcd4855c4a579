package dev.rapport.scoring.model;

import java.time.LocalDate;

/** Names the few fields that one kind of interaction sets. */
public final class InteractionBuilder {

    private String id;
    private final Kind kind;
    private LocalDate occurredOn;
    private long version = 1;
    private boolean deleted;
    private Integer value;
    private Double relevance;
    private Outcome outcome;
    private Boolean solicited;
    private Integer size;
    private Sentiment sentiment;
    private Double hours;
    private Party by;
    private Integer importance;
    private LocalDate dueOn;
    private CommitmentStatus status;
    private LocalDate closedOn;
    private Double giveShare;
    private Survey survey;

    InteractionBuilder(String id, Kind kind, LocalDate occurredOn) {
        this.id = id;
        this.kind = kind;
        this.occurredOn = occurredOn;
    }

    InteractionBuilder(Interaction from) {
        this(from.id(), from.kind(), from.occurredOn());
        version = from.version();
        deleted = from.deleted();
        value = from.value();
        relevance = from.relevance();
        outcome = from.outcome();
        solicited = from.solicited();
        size = from.size();
        sentiment = from.sentiment();
        hours = from.hours();
        by = from.by();
        importance = from.importance();
        dueOn = from.dueOn();
        status = from.status();
        closedOn = from.closedOn();
        giveShare = from.giveShare();
        survey = from.survey();
    }

    /** For a copy that is to be another interaction. */
    public InteractionBuilder id(String id) {
        this.id = id;
        return this;
    }

    public InteractionBuilder version(long version) {
        this.version = version;
        return this;
    }

    public InteractionBuilder occurredOn(LocalDate occurredOn) {
        this.occurredOn = occurredOn;
        return this;
    }

    public InteractionBuilder deleted(boolean deleted) {
        this.deleted = deleted;
        return this;
    }

    public InteractionBuilder value(Integer value) {
        this.value = value;
        return this;
    }

    public InteractionBuilder relevance(Double relevance) {
        this.relevance = relevance;
        return this;
    }

    public InteractionBuilder outcome(Outcome outcome) {
        this.outcome = outcome;
        return this;
    }

    public InteractionBuilder solicited(Boolean solicited) {
        this.solicited = solicited;
        return this;
    }

    public InteractionBuilder size(Integer size) {
        this.size = size;
        return this;
    }

    public InteractionBuilder sentiment(Sentiment sentiment) {
        this.sentiment = sentiment;
        return this;
    }

    public InteractionBuilder hours(Double hours) {
        this.hours = hours;
        return this;
    }

    public InteractionBuilder by(Party by) {
        this.by = by;
        return this;
    }

    public InteractionBuilder importance(Integer importance) {
        this.importance = importance;
        return this;
    }

    public InteractionBuilder dueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
        return this;
    }

    public InteractionBuilder status(CommitmentStatus status) {
        this.status = status;
        return this;
    }

    public InteractionBuilder closedOn(LocalDate closedOn) {
        this.closedOn = closedOn;
        return this;
    }

    public InteractionBuilder giveShare(Double giveShare) {
        this.giveShare = giveShare;
        return this;
    }

    public InteractionBuilder survey(Survey survey) {
        this.survey = survey;
        return this;
    }

    /** The interaction, checked. */
    public Interaction build() {
        return new Interaction(
                id,
                version,
                kind,
                occurredOn,
                deleted,
                value,
                relevance,
                outcome,
                solicited,
                size,
                sentiment,
                hours,
                by,
                importance,
                dueOn,
                status,
                closedOn,
                giveShare,
                survey);
    }
}
