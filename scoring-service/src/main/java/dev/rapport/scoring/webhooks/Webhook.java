package dev.rapport.scoring.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.Owned;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.model.Stage;

/** Who wants to be told what. Secrets are in here as the {@link Vault} has sealed them. */
@Entity
public class Webhook extends Owned {

    static final Listing<Webhook> LISTING =
            new Listing<>(Webhook.class).sortedBy("createdAt", Webhook::createdAt, Text::instant);

    /** How long the secret before signs too, for receivers to change over. */
    static final Duration BOTH_SIGN = Duration.ofHours(24);

    private String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> eventTypes;

    private UUID organizationId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> stages;

    private Double scoreBelow;
    private Double scoreAbove;
    private String description;
    private boolean enabled;
    private String disabledReason;
    private Instant disabledAt;
    private byte[] secret;
    private byte[] oldSecret;
    private Instant oldSecretUntil;

    @Column(updatable = false)
    private String createdBy;

    /** For Hibernate. */
    protected Webhook() {}

    Webhook(NewWebhook said, String createdBy, Clock clock) {
        super(clock);
        this.createdBy = createdBy;
        take(said);
    }

    void change(NewWebhook said, Clock clock) {
        take(said);
        touch(clock);
    }

    private void take(NewWebhook said) {
        url = said.url();
        eventTypes = List.copyOf(said.eventTypes());
        organizationId = said.organizationId();
        stages = said.stages() == null
                ? List.of()
                : said.stages().stream().map(Stage::name).toList();
        scoreBelow = said.scoreBelow();
        scoreAbove = said.scoreAbove();
        description = said.description();
        enabled = said.enabled() == null || said.enabled();
        if (enabled) {
            disabledReason = null;
            disabledAt = null;
        }
    }

    /** In the form in which it would be sent as new. */
    NewWebhook said() {
        return new NewWebhook(
                url,
                eventTypes,
                organizationId,
                stages.isEmpty() ? null : stages(),
                scoreBelow,
                scoreAbove,
                description,
                enabled);
    }

    /** The first secret, when it is made. */
    void sign(byte[] sealed) {
        secret = sealed;
    }

    void rotate(byte[] sealed, Clock clock) {
        oldSecret = secret;
        oldSecretUntil = Moments.now(clock).plus(BOTH_SIGN);
        secret = sealed;
        touch(clock);
    }

    WebhookView view() {
        return new WebhookView(
                id(),
                version(),
                url,
                eventTypes,
                organizationId,
                stages.isEmpty() ? null : stages(),
                scoreBelow,
                scoreAbove,
                description,
                enabled,
                disabledReason,
                disabledAt,
                oldSecretUntil,
                null,
                createdBy,
                createdAt(),
                updatedAt());
    }

    Address address() {
        return new Address(agency(), id(), url, secret, oldSecret, oldSecretUntil);
    }

    UUID organizationId() {
        return organizationId;
    }

    String url() {
        return url;
    }

    boolean isEnabled() {
        return enabled;
    }

    private List<Stage> stages() {
        return stages.stream().map(Stage::valueOf).toList();
    }
}
